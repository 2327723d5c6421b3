// SPDX-License-Identifier: Apache-2.0
#include "output/world_store.hpp"

#include "output/netcdf.hpp"
#include "output/output_error.hpp"
#include "output/record_file.hpp"
#include "sim/experiment/engine_version.hpp"
#include "sim/kernel/digest.hpp"
#include "sim/kernel/text.hpp"

#include <chrono>
#include <functional>
#include <thread>
#include <utility>

namespace dowith {
namespace {

/// The kind of file: with a fingerprint of what is recorded, so that a world kept before an
/// indicator came, went or moved is never read as one of today's.
std::string world_kind() {
    std::string names;
    for (const Series& series : all_series()) {
        names += series.name() + "\n";
    }
    return str("dowith world ",
               result_format_version,
               " of engine ",
               engine_version,
               " with ",
               content_hash(names));
}

void write_world(const std::filesystem::path& file,
                 const std::string& key,
                 const WorldResult& world) {
    NetcdfWriter writer{file, world_kind()};
    writer.put_dimension("/policy", world.values.size());
    writer.put_dimension("/week", world.weeks);
    writer.put_dimension("/series", all_series().size());
    std::vector<float> values;
    std::vector<double> realised;
    for (std::size_t policy = 0; policy < world.values.size(); ++policy) {
        values.insert(values.end(), world.values[policy].begin(), world.values[policy].end());
        const Realised& where = world.realised[policy];
        realised.insert(realised.end(),
                        {where.power, where.delivery, static_cast<double>(where.rung)});
    }
    writer.put({.path = "/values", .dimensions = {"policy", "week", "series"}, .units = "1"},
               values);
    writer.put({.path = "/digest", .dimensions = {"policy"}, .units = "1"}, world.digests);
    writer.put_dimension("/where", 3);
    writer.put({.path = "/realised", .dimensions = {"policy", "where"}, .units = "1"}, realised);
    if (!world.draws.empty()) {
        writer.put_dimension("/prior", world.draws.size());
        writer.put({.path = "/draws", .dimensions = {"prior"}, .units = "1"}, world.draws);
    }
    writer.put_attribute("/", {"key", key});
    writer.put_attribute("/", {"world", std::uint64_t{world.world}});
    writer.put_attribute("/", {"load_at_start", world.load_at_start});
    if (world.record) {
        put_world_record(writer, *world.record);
    }
    writer.commit();
}

WorldResult read_world(const std::filesystem::path& file, const std::string& key) {
    const NetcdfReader reader{file, world_kind()};
    if (reader.attribute<std::string>("/", "key") != key) {
        throw OutputError{file, "holds another world than its name says"};
    }
    WorldResult world;
    world.world = static_cast<std::uint32_t>(reader.attribute<std::uint64_t>("/", "world"));
    world.load_at_start = reader.attribute<double>("/", "load_at_start");
    world.weeks = reader.length("/week");
    const auto values = reader.read<float>("/values");
    const auto realised = reader.read<double>("/realised");
    world.digests = reader.read<std::uint64_t>("/digest").values;
    const std::size_t run = world.weeks * all_series().size();
    const std::size_t policies = world.digests.size();
    if (values.shape != std::vector{policies, world.weeks, all_series().size()} ||
        realised.shape != std::vector<std::size_t>{policies, 3}) {
        throw OutputError{file, "is of a scenario with other policies or uncertainties"};
    }
    for (std::size_t policy = 0; policy < policies; ++policy) {
        const auto first = values.values.begin() + static_cast<std::ptrdiff_t>(policy * run);
        world.values.emplace_back(first, first + static_cast<std::ptrdiff_t>(run));
        world.realised.push_back({realised.values[3 * policy],
                                  realised.values[3 * policy + 1],
                                  static_cast<std::uint32_t>(realised.values[3 * policy + 2])});
    }
    if (reader.contains("/draws")) {
        world.draws = reader.read<double>("/draws").values;
    }
    if (has_world_record(reader)) {
        world.record = read_world_record(reader);
    }
    return world;
}

/// Writes, waiting while another process writes the same file: a world takes milliseconds, and only
/// a process that hangs takes longer than the minute after which this gives up.
void write_in_turn(const std::function<void()>& write) {
    constexpr int patience = 600;
    for (int waited = 0; waited < patience; ++waited) {
        try {
            return write();
        } catch (const BusyError&) {
            std::this_thread::sleep_for(std::chrono::milliseconds{100});
        }
    }
    write();
}

} // namespace

FolderStore::FolderStore(std::filesystem::path folder) : folder_{std::move(folder)} {}

std::filesystem::path FolderStore::file_of(const std::string& key) const {
    return folder_ / (key + ".h5");
}

std::optional<WorldResult> FolderStore::find(const std::string& key, const WorldShape& shape) {
    return look_up(key, shape).world; // damaged: run again and written anew
}

Lookup FolderStore::look_up(const std::string& key, const WorldShape& shape) const {
    const std::filesystem::path file = file_of(key);
    std::error_code unknown;
    if (!std::filesystem::exists(file, unknown)) {
        return {};
    }
    try {
        WorldResult world = read_world(file, key);
        const bool fits = shape == WorldShape{world.values.size(), world.draws.size()} &&
                          world.digests.size() == shape.policies;
        return fits ? Lookup{std::move(world), {}}
                    : Lookup{{}, "is of a scenario with other policies or uncertainties"};
    } catch (const OutputError& error) {
        return {{}, error.cause};
    }
}

void FolderStore::keep(const std::string& key, const WorldResult& world) {
    std::error_code failure;
    std::filesystem::create_directories(folder_, failure);
    if (failure) {
        throw OutputError{folder_, failure.message()};
    }
    try {
        write_in_turn([&] { write_world(file_of(key), key, world); });
    } catch (const OutputError&) {
        // Without locks two writers of one world may get in each other's way. What the other has
        // put there is the same world; if that is whole, nothing is lost.
        if (!find(key, {world.values.size(), world.draws.size()})) {
            throw;
        }
    }
}

} // namespace dowith
