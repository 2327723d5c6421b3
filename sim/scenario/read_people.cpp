// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_people.hpp"

#include "sim/scenario/people_columns.hpp"
#include "sim/scenario/scalar.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

namespace dowith {
namespace {

using Holds = PeopleColumn::Holds;

constexpr float drawn = std::numeric_limits<float>::quiet_NaN();

/// The whole number that a text writes as a number is counted: 0, 1, 12, but not 012.
std::optional<std::uint32_t> counted(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_plain = text == "0" || (!text.empty() && text.front() != '0');
    if (failure != std::errc{} || end != text.data() + text.size() || !is_plain)
        return {};
    return number;
}

/// Whether neighbourhoods are numbers, not names.
bool are_counted(const std::vector<std::string>& names) {
    return std::ranges::all_of(names,
                               [](const std::string& name) { return counted(name).has_value(); });
}

class PeopleReader {
  public:
    PeopleReader(const DataFile& file, std::span<const ServicePlan> services, Problems& problems)
        : file_{file}, problems_{problems} {
        people_.severity.resize(services.size());
        for (const PeopleColumn& column : people_columns()) {
            if (column.holds == Holds::severity) {
                for (const ServicePlan& service : services)
                    add_column(column, std::string{severity_prefix} + service.name);
            } else {
                add_column(column, std::string{column.name});
            }
        }
    }

    GivenPeople read() {
        const std::size_t before = problems_.errors();
        read_table(file_,
                   known_,
                   problems_,
                   {[this](const TableHeader& header) { open(header); },
                    [this](const TableRow& row) { take(row); }});
        if (people_.size() == 0 && problems_.errors() == before)
            problems_.error({file_.path}, {}, "the file holds nobody", "add a row a person");
        number_neighbourhoods();
        if (problems_.errors() == before) // else somebody may have been left out
            check_gaps();
        return std::move(people_);
    }

  private:
    /// One column as it stands in this file.
    struct Slot {
        const PeopleColumn* column;
        GivenPeople::Numbers* numbers; ///< of a number or a severity
    };

    void add_column(const PeopleColumn& column, std::string name) {
        GivenPeople::Numbers* numbers = nullptr;
        if (column.given != nullptr)
            numbers = &(people_.*column.given);
        if (column.holds == Holds::severity)
            numbers = &people_.severity[services_++];
        slots_.push_back({&column, numbers});
        known_.push_back({std::move(name)});
    }

    /// Columns that the file lacks are not looked at again.
    void open(const TableHeader& header) {
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            if (!header.has(i))
                continue;
            present_.push_back(i);
            has_homes_ = has_homes_ || slots_[i].column->holds == Holds::home;
        }
        const auto cell = [&](std::size_t i) { return *header.cell_of(i); };
        std::ranges::sort(present_, {}, cell);
    }

    void take(const TableRow& row) {
        for (const std::size_t i : present_) {
            const PeopleColumn& column = *slots_[i].column;
            switch (column.holds) {
            case Holds::home:
                take_home(row, i);
                break;
            case Holds::id:
                take_id(row, i);
                break;
            case Holds::age:
                people_.age_band.push_back(age_band(row, i));
                break;
            case Holds::skills:
                people_.skills.push_back(skills(row, i));
                break;
            case Holds::number:
            case Holds::severity:
                const auto x = row.number(i, column.possible, column.step, column.unit);
                slots_[i].numbers->push_back(x ? static_cast<float>(*x) : drawn);
            }
        }
        if (!has_homes_)
            enter("0");
        check_terms(row);
    }

    void take_home(const TableRow& row, std::size_t column) {
        if (row.text(column).empty())
            row.error(column, "is empty (nobody can be drawn a home)", "say where they live");
        enter(row.text(column));
    }

    /// Neighbourhoods are numbered as they come up, until all of them are known.
    void enter(std::string_view home) {
        const auto next = static_cast<std::uint32_t>(number_of_.size());
        const auto found = number_of_.emplace(home, next).first;
        people_.home_of.push_back(NeighbourhoodId{found->second});
    }

    void take_id(const TableRow& row, std::size_t column) {
        std::string id{row.text(column)};
        if (!id.empty()) {
            const auto [first, is_new] = line_of_.emplace(id, row.line());
            if (!is_new)
                row.error(column,
                          "is the id of line " + std::to_string(first->second) + " as well",
                          "give each person an id of their own");
        }
        people_.ids.push_back(std::move(id));
    }

    static std::optional<std::uint8_t> age_band(const TableRow& row, std::size_t column) {
        const std::span<const AgeBand> bands = age_band_names();
        const auto named = std::ranges::find(bands, row.text(column), &AgeBand::name);
        if (named != bands.end())
            return static_cast<std::uint8_t>(named - bands.begin());
        const PeopleColumn& age =
            *std::ranges::find(people_columns(), Holds::age, &PeopleColumn::holds);
        const auto years = row.number(column, age.possible, age.step, age.unit);
        if (!years)
            return {};
        const auto above = std::ranges::find_if(
            bands, [&](const AgeBand& band) { return band.from_years > *years; });
        return static_cast<std::uint8_t>(above - bands.begin() - 1);
    }

    static std::optional<std::uint16_t> skills(const TableRow& row, std::size_t column) {
        std::string_view rest = row.text(column);
        if (rest.empty())
            return {};
        unsigned bits = 0;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(';'), rest.size());
            const auto kind = counted(rest.substr(0, end));
            if (!kind || *kind >= skill_kinds) {
                row.error(column,
                          "names no kinds of task (numbers from 0 to 15)",
                          "separate them by semicolons, as in 0;3;7");
                return {};
            }
            bits |= 1U << *kind;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return static_cast<std::uint16_t>(bits);
    }

    /// The number of the row just read, or nothing.
    [[nodiscard]] std::optional<float> last(GivenPeople::Numbers GivenPeople::*numbers) const {
        return GivenPeople::said(people_.*numbers, PersonId{people_.size() - 1});
    }

    void check_terms(const TableRow& row) {
        const auto refuse = [&](std::string_view column, float bound, const std::string& message) {
            const auto known = std::ranges::find(known_, column, &KnownColumn::name);
            row.error(static_cast<std::size_t>(known - known_.begin()),
                      message + decimal_text(static_cast<double>(bound)),
                      "a balance lies between floor and cap");
        };
        const auto floor = last(&GivenPeople::floor);
        const auto cap = last(&GivenPeople::cap);
        const auto credits = last(&GivenPeople::initial_credits);
        if (floor && cap && *floor > *cap)
            refuse("floor", *cap, "is above the cap, ");
        if (credits && floor && *credits < *floor)
            refuse("initial_credits", *floor, "is below the floor, ");
        if (credits && cap && *credits > *cap)
            refuse("initial_credits", *cap, "is above the cap, ");
    }

    /// Puts neighbourhoods into their order, which is that of the file only by accident.
    void number_neighbourhoods() {
        std::vector<std::string> names;
        for (const auto& [name, number] : number_of_)
            names.push_back(name);
        if (are_counted(names))
            std::ranges::sort(names, {}, [](const std::string& name) { return *counted(name); });
        std::vector<NeighbourhoodId> place(names.size());
        for (std::size_t i = 0; i < names.size(); ++i)
            place[number_of_.at(names[i])] = NeighbourhoodId{i};
        people_.people_of.resize(names.size());
        for (std::size_t person = 0; person < people_.size(); ++person) {
            NeighbourhoodId& home = people_.home_of[person];
            home = place[home.value];
            people_.people_of[home.value].push_back(PersonId{person});
        }
        people_.neighbourhoods = std::move(names);
    }

    void check_gaps() {
        const std::vector<std::string>& names = people_.neighbourhoods;
        if (!are_counted(names))
            return;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (*counted(names[i]) == i)
                continue;
            problems_.error({file_.path},
                            "neighbourhood",
                            "has nobody in " + std::to_string(i) + " (numbers count from 0 to " +
                                names.back() + ')',
                            "count without gaps, or write names");
            return;
        }
    }

    const DataFile& file_;
    Problems& problems_;
    GivenPeople people_;
    std::vector<KnownColumn> known_;
    std::vector<Slot> slots_;          ///< one a known column
    std::vector<std::size_t> present_; ///< known columns that the file has, in its order
    std::size_t services_ = 0;         ///< of which severities are known so far
    bool has_homes_ = false;
    std::map<std::string, std::uint32_t, std::less<>> number_of_; ///< of each neighbourhood
    std::unordered_map<std::string, std::size_t> line_of_;        ///< of each id
};

} // namespace

GivenPeople
read_people(const DataFile& file, std::span<const ServicePlan> services, Problems& problems) {
    return PeopleReader{file, services, problems}.read();
}

} // namespace dowith
