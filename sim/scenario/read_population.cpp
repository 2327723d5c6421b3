// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_population.hpp"

#include "sim/kernel/digest.hpp"
#include "sim/model/ties.hpp"
#include "sim/scenario/population.hpp"
#include "sim/scenario/read_keys.hpp"
#include "sim/scenario/read_people.hpp"
#include "sim/scenario/source_text.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace dowith {
namespace {

namespace fs = std::filesystem;

/// A file of data that a scenario names, if it can be read, and whether it is the one of then.
class NamedFile {
  public:
    NamedFile(const Field& name, const Field& hash, const DataFolder& folder, Problems& problems)
        : given_{name.text(), {}} {
        const std::string pinned = hash.exists() ? hash.text() : "";
        if (given_.name.empty() || !read(name, folder, problems))
            return;
        given_.hash = content_hash(data_.text);
        if (hash.exists() && pinned != given_.hash)
            hash.error("is not the hash of " + given_.name + ", which is " + given_.hash +
                           " (another file, or an edit)",
                       "go back to the file of then, or leave the hash out");
        is_sound_ = true;
    }

    [[nodiscard]] bool is_sound() const { return is_sound_; }

    [[nodiscard]] const DataFile& data() const { return data_; }

    [[nodiscard]] const GivenFile& given() const { return given_; }

  private:
    bool read(const Field& name, const DataFolder& folder, Problems& problems) {
        if (auto inside = folder.text_inside(given_.name)) {
            data_ = {given_.name, *std::move(inside)};
            return true;
        }
        if (const auto reason = why_not_below(given_.name, folder.on_disk)) {
            name.error(*reason, "name a file below that folder, as in data/people.csv");
            return false;
        }
        const fs::path path = folder.on_disk / given_.name;
        data_.path = path.string();
        auto content = read_file(path, data_bytes_max);
        if (auto* const complaint = std::get_if<Complaint>(&content)) {
            problems.error({data_.path}, {}, "the file " + complaint->message, complaint->hint);
            return false;
        }
        data_.text = std::get<std::string>(std::move(content));
        return is_text(problems);
    }

    [[nodiscard]] bool is_text(Problems& problems) const {
        const auto bad = first_bad_byte(data_.text);
        if (!bad)
            return true;
        const auto ends = std::ranges::count(data_.text.substr(0, bad->at), '\n');
        problems.error({data_.path, static_cast<std::size_t>(ends) + 1},
                       {},
                       bad->what,
                       std::string{save_as_text});
        return false;
    }

    GivenFile given_;
    DataFile data_;
    bool is_sound_ = false;
};

/// A count that a file decides may be said, but not otherwise.
void check_count(const Field& field, std::size_t said, std::size_t counted, const char* what) {
    if (field.exists() && said != counted)
        field.error("is not how many " + std::string{what} + " the file has, which is " +
                        std::to_string(counted),
                    "leave it out (`" + field.key() + ": ~` where a base says it)");
}

void read_ties_of(const Field& population,
                  const DataFolder& folder,
                  GivenPeople& people,
                  Problems& problems) {
    const Field name = population["ties"];
    const NamedFile file{name, population["ties_hash"], folder, problems};
    if (!file.is_sound())
        return;
    if (people.ids.empty()) {
        name.error("needs ids (the file of people has no column id)", "add the column");
        return;
    }
    if (!people.connectedness.empty()) {
        name.error("says how connected people are (the file of people says it as well)",
                   "leave its column connectedness out");
    }
    people.ties_file = file.given();
    read_ties(file.data(), people, problems);
}

/// What a tie can tell apart.
void check_most(const Field& population, const PopulationPlan& plan) {
    for (std::uint32_t home = 0; home < plan.neighbourhoods; ++home) {
        const std::uint32_t citizens = citizens_of(plan, NeighbourhoodId{home});
        if (citizens > citizens_of_neighbourhood_max) {
            population[neighbourhoods_key.name].error(
                "puts " + std::to_string(citizens) +
                    " citizens into one neighbourhood, which has " +
                    std::to_string(citizens_of_neighbourhood_max) + " at most",
                "make it more of them; people know each other where there are about 1000");
            return;
        }
    }
}

void read_files(const Field& population,
                std::span<const ServicePlan> services,
                const DataFolder& folder,
                PopulationPlan& plan,
                Problems& problems) {
    const NamedFile file{population["file"], population["file_hash"], folder, problems};
    if (!file.is_sound())
        return;
    const std::size_t before = problems.errors();
    GivenPeople people = read_people(file.data(), services, problems);
    people.file = file.given();
    if (population["ties"].exists())
        read_ties_of(population, folder, people, problems);
    if (problems.errors() > before)
        return; // nothing can be counted
    const auto citizens = static_cast<std::uint32_t>(people.size());
    const auto neighbourhoods = static_cast<std::uint32_t>(people.neighbourhoods.size());
    check_count(population[citizens_key.name], plan.citizens, citizens, "people");
    check_count(
        population[neighbourhoods_key.name], plan.neighbourhoods, neighbourhoods, "neighbourhoods");
    plan.citizens = citizens;
    plan.neighbourhoods = neighbourhoods;
    plan.given = std::move(people);
    check_most(population, plan);
}

void check_size(const Field& population, const PopulationPlan& plan) {
    const std::size_t most = plan.citizens / citizens_per_neighbourhood_min;
    if (plan.neighbourhoods > most) {
        population[neighbourhoods_key.name].error(
            "leaves fewer than 50 citizens to a neighbourhood of " + std::to_string(plan.citizens),
            "make it " + std::to_string(most) + " at most");
    }
}

} // namespace

PopulationPlan read_population(const Field& population,
                               std::span<const ServicePlan> services,
                               const DataFolder& folder,
                               Problems& problems) {
    PopulationPlan plan;
    plan.citizens = read_key<std::uint32_t>(population, citizens_key);
    plan.neighbourhoods = read_key<std::uint32_t>(population, neighbourhoods_key);
    const Field deprivation = population["deprivation"];
    plan.deprivation_mean = read_key(deprivation, deprivation_mean_key);
    plan.deprivation_spread = read_key(deprivation, deprivation_spread_key);
    if (population["file"].exists()) {
        read_files(population, services, folder, plan, problems);
    } else {
        check_size(population, plan);
        check_most(population, plan);
        for (const Field& key :
             {population["ties"], population["file_hash"], population["ties_hash"]}) {
            if (key.exists())
                key.error("needs a file of people", "name it under population.file");
        }
    }
    return plan;
}

} // namespace dowith
