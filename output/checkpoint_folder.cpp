// SPDX-License-Identifier: Apache-2.0
#include "output/checkpoint_folder.hpp"

#include "output/output_error.hpp"
#include "output/state_file.hpp"
#include "sim/experiment/engine_version.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/kernel/text.hpp"

#include <algorithm>
#include <cstdint>
#include <system_error>
#include <utility>

namespace dowith {
namespace {

namespace fs = std::filesystem;

constexpr const char* stand_file = "stand";
constexpr const char* fork_name = "fork";

/// The whole content of the file that is written last.
struct Whole {
    WorldStand stand;
    std::vector<std::uint64_t> firsts; ///< the place at which each part begins, ascending

    static constexpr auto fields() { return std::tuple{&Whole::stand, &Whole::firsts}; }
};

/// What a file of state must say of itself: a checkpoint of another world, engine, or layout in
/// memory is never taken for this one.
std::string title_of(const std::string& key, const std::string& name, const std::string& file) {
    constexpr std::uint64_t layout = mix(state_layout<Neighbourhood>() ^ state_layout<Whole>());
    return str("dowith checkpoint of engine ",
               engine_version,
               ", layout ",
               layout,
               ": world ",
               key,
               ", ",
               name,
               ", ",
               file);
}

std::string part_file(std::uint64_t first, std::uint64_t end) {
    return str("part-", first, "-", end);
}

/// Where the part that begins with the `part`-th of the places ends.
std::uint64_t end_of(const Whole& whole, std::size_t part) {
    return part + 1 < whole.firsts.size() ? whole.firsts[part + 1] : whole.stand.neighbourhoods;
}

Whole read_whole(const fs::path& folder, const std::string& key) {
    const fs::path file = folder / stand_file;
    std::error_code unknown;
    if (!fs::exists(file, unknown)) {
        throw OutputError{folder, "it was never finished"};
    }
    StateFileReader reader{file, title_of(key, folder.filename().string(), stand_file)};
    Whole whole;
    if (reader.blocks() != 1) {
        throw OutputError{file, "has not the shape of a checkpoint"};
    }
    reader.read(0, whole);
    return whole;
}

void make_folder(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) {
        throw OutputError{folder, failure.message()};
    }
}

/// First what makes it whole, so that nothing half removed is ever taken for a checkpoint.
void remove_checkpoint(const fs::path& folder) {
    std::error_code ignored; // what stays costs space, and is tried again after the next checkpoint
    fs::remove(folder / stand_file, ignored);
    fs::remove_all(folder, ignored);
}

} // namespace

CheckpointFolder::CheckpointFolder(fs::path folder, Report report)
    : folder_{std::move(folder)}, report_{std::move(report)} {}

bool CheckpointFolder::keep_homes(const std::string& key,
                                  const std::string& name,
                                  std::size_t first,
                                  std::span<const Neighbourhood> homes) {
    return attempt("the run goes on without this checkpoint", [&] {
        const fs::path folder = folder_of(key) / name;
        make_folder(folder);
        std::vector<std::uint64_t> sizes;
        for (const Neighbourhood& home : homes) {
            StateSize size;
            save_state(home, size);
            sizes.push_back(size.size());
        }
        const std::string file = part_file(first, first + homes.size());
        StateFileWriter writer{folder / file, title_of(key, name, file), sizes};
        for (const Neighbourhood& home : homes) {
            save_state(home, writer);
        }
        writer.commit();
    });
}

bool CheckpointFolder::keep_stand(const std::string& key,
                                  const WorldStand& stand,
                                  std::span<const std::uint64_t> firsts) {
    const std::string name = checkpoint_name(stand);
    const bool kept = attempt("the run goes on without this checkpoint", [&] {
        const Whole whole{stand, {firsts.begin(), firsts.end()}};
        StateSize size;
        save_state(whole, size);
        const std::vector<std::uint64_t> sizes{size.size()};
        StateFileWriter writer{
            folder_of(key) / name / stand_file, title_of(key, name, stand_file), sizes};
        save_state(whole, writer);
        writer.commit();
    });
    if (kept) {
        remove_older(key, name);
    }
    return kept;
}

std::vector<std::string> CheckpointFolder::names(const std::string& key) {
    std::vector<std::string> found;
    std::error_code unknown; // no folder, no checkpoints
    fs::directory_iterator entry{folder_of(key), unknown};
    for (; !unknown && entry != fs::directory_iterator{}; entry.increment(unknown)) {
        found.push_back(entry->path().filename().string());
    }
    std::sort(found.rbegin(), found.rend());
    return found;
}

std::optional<WorldStand> CheckpointFolder::find_stand(const std::string& key,
                                                       const std::string& name) {
    std::optional<WorldStand> stand;
    (void)attempt("this checkpoint is not used",
                  [&] { stand = read_whole(folder_of(key) / name, key).stand; });
    return stand;
}

bool CheckpointFolder::find_homes(const std::string& key,
                                  const std::string& name,
                                  std::size_t first,
                                  std::span<Neighbourhood> homes) {
    return attempt("this checkpoint is not used", [&] {
        const fs::path folder = folder_of(key) / name;
        const Whole whole = read_whole(folder, key);
        EXPECTS(first + homes.size() <= whole.stand.neighbourhoods);
        const std::uint64_t last = first + homes.size();
        for (std::size_t part = 0; part < whole.firsts.size(); ++part) {
            const std::uint64_t from = std::max<std::uint64_t>(whole.firsts[part], first);
            const std::uint64_t to = std::min(end_of(whole, part), last);
            if (from >= to) {
                continue;
            }
            const std::string file = part_file(whole.firsts[part], end_of(whole, part));
            StateFileReader reader{folder / file, title_of(key, name, file)};
            for (std::uint64_t place = from; place < to; ++place) {
                reader.read(place - whole.firsts[part], homes[place - first]);
            }
        }
    });
}

void CheckpointFolder::drop(const std::string& key, const std::string& name) {
    remove_checkpoint(folder_of(key) / name);
}

void CheckpointFolder::forget(const std::string& key) {
    for (const std::string& name : names(key)) {
        drop(key, name);
    }
    std::error_code ignored; // an empty folder harms nobody
    fs::remove(folder_of(key), ignored);
}

fs::path CheckpointFolder::folder_of(const std::string& key) const {
    return folder_ / (key + ".checkpoint");
}

bool CheckpointFolder::attempt(const std::string& consequence, const std::function<void()>& act) {
    try {
        act();
        return true;
    } catch (const OutputError& error) {
        const std::scoped_lock lock{mutex_};
        report_(str(error.what(), "; ", consequence));
        return false;
    }
}

void CheckpointFolder::remove_older(const std::string& key, const std::string& newest) {
    std::string before; // the one from which the world would go on if the newest were damaged
    const fs::path folder = folder_of(key);
    for (const std::string& name : names(key)) {
        std::error_code unknown;
        if (name < newest && before.empty() && fs::exists(folder / name / stand_file, unknown)) {
            before = name;
        }
    }
    for (const std::string& name : names(key)) {
        if (name != newest && name != before && name != fork_name) {
            remove_checkpoint(folder / name);
        }
    }
}

} // namespace dowith
