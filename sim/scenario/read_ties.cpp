// SPDX-License-Identifier: Apache-2.0
#include "sim/model/ties.hpp"
#include "sim/scenario/people_columns.hpp"
#include "sim/scenario/read_people.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace dowith {
namespace {

enum Column : std::size_t { from, to, strength, kind }; // in the order of tie_columns()

constexpr std::size_t neighbour_slots = Ties::slots - Ties::kin_slots;

class TiesReader {
  public:
    TiesReader(const DataFile& file, GivenPeople& people, Problems& problems)
        : file_{file}, people_{people}, problems_{problems}, slots_(people.size()) {
        for (std::size_t person = 0; person < people.ids.size(); ++person) {
            if (!people.ids[person].empty())
                person_of_.emplace(people.ids[person], PersonId{person});
        }
        people_.ties_of.resize(people_.neighbourhoods.size());
    }

    void read() {
        std::vector<KnownColumn> known;
        for (const TieColumn& column : tie_columns())
            known.push_back({std::string{column.name}, column.is_required});
        read_table(file_,
                   known,
                   problems_,
                   {[](const TableHeader&) {}, [this](const TableRow& row) { take(row); }});
    }

  private:
    /// How many slots of a person are taken.
    struct Taken {
        std::uint8_t kin = 0;
        std::uint8_t neighbours = 0;
    };

    void take(const TableRow& row) {
        const auto one = person(row, from);
        const auto other = person(row, to);
        const auto strong = row.number(strength, any_share, 0.0, "1");
        if (!strong && row.text(strength).empty())
            row.error(strength, "is empty (there is no value to fall back on)", "write 0 to 1");
        const auto is_kin = kind_of(row);
        if (one && other && strong && is_kin)
            add(row, {*one, *other, static_cast<float>(*strong), *is_kin});
    }

    std::optional<PersonId> person(const TableRow& row, Column end) {
        const std::string id{row.text(end)};
        const auto found = person_of_.find(id);
        if (found != person_of_.end())
            return found->second;
        row.error(end,
                  id.empty() ? "is empty" : "is nobody's id in the file of people",
                  "write an id of that file");
        return {};
    }

    static std::optional<bool> kind_of(const TableRow& row) {
        const std::string_view written = row.text(kind);
        if (written.empty() || written == "neighbour")
            return false;
        if (written == "kin")
            return true;
        row.error(kind, "is no kind of tie", "write kin or neighbour");
        return {};
    }

    void add(const TableRow& row, const GivenTie& tie) {
        const NeighbourhoodId home = people_.home_of[tie.one.value];
        const NeighbourhoodId there = people_.home_of[tie.other.value];
        if (tie.one == tie.other) {
            row.error(to, "is tied to themselves", "remove the row");
        } else if (!is_new(tie)) {
            row.error(to,
                      "is tied to " + std::string{row.text(from)} + " by a row above as well",
                      "remove one of the two (a tie stands for both of its ends)");
        } else if (home != there && !tie.is_kin) {
            row.error(kind,
                      "joins two neighbourhoods, " + people_.neighbourhoods[home.value] + " and " +
                          people_.neighbourhoods[there.value] + " (only kin can)",
                      "write kin, or leave the row out");
        } else if (home != there) {
            people_.ties_of[home.value].push_back(tie);
            people_.ties_of[there.value].push_back(tie);
        } else if (has_room(row, from, tie) && has_room(row, to, tie)) {
            people_.ties_of[home.value].push_back(tie);
        }
    }

    bool is_new(const GivenTie& tie) {
        const auto [low, high] = std::minmax(tie.one.value, tie.other.value);
        return seen_.insert(std::uint64_t{low} << 32U | high).second;
    }

    /// Takes a slot of the person at one end of a tie, if any is free.
    bool has_room(const TableRow& row, Column end, const GivenTie& tie) {
        Taken& taken = slots_[(end == from ? tie.one : tie.other).value];
        std::uint8_t& count = tie.is_kin ? taken.kin : taken.neighbours;
        const std::size_t most = tie.is_kin ? Ties::kin_slots : neighbour_slots;
        if (count < most) {
            ++count;
            return true;
        }
        row.error(end,
                  "has " + std::to_string(most) + (tie.is_kin ? " kin" : " neighbours") +
                      " by rows above already (nobody can have more)",
                  "keep the strongest ties");
        return false;
    }

    const DataFile& file_;
    GivenPeople& people_;
    Problems& problems_;
    std::vector<Taken> slots_; ///< of each person
    std::unordered_map<std::string_view, PersonId> person_of_;
    std::unordered_set<std::uint64_t> seen_; ///< pairs of people
};

} // namespace

void read_ties(const DataFile& file, GivenPeople& people, Problems& problems) {
    TiesReader{file, people, problems}.read();
}

} // namespace dowith
