// SPDX-License-Identifier: Apache-2.0
#include "output/record_file.hpp"

#include "output/table_file.hpp"
#include "sim/experiment/people_recorder.hpp"
#include "sim/experiment/recording.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace dowith {
namespace {

constexpr const char* about_person = "world citizen neighbourhood row"; // CF: coordinates

std::vector<std::string> names_of(const std::vector<Policy>& policies) {
    std::vector<std::string> names;
    names.reserve(policies.size());
    for (const Policy& policy : policies) {
        names.push_back(policy.name);
    }
    return names;
}

std::vector<std::string> recorded_names(const Scenario& scenario) {
    std::vector<std::string> names = names_of(scenario.policies);
    std::erase_if(names, [&](const std::string& name) { return !scenario.record.covers(name); });
    return names;
}

std::vector<std::string> service_names(const Scenario& scenario) {
    std::vector<std::string> names;
    for (const ServicePlan& service : scenario.services) {
        names.push_back(service.name);
    }
    return names;
}

template <class T> void append(std::vector<T>& all, const std::vector<T>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

/// The people of several worlds side by side: person after person in every stretch of values.
class People {
  public:
    explicit People(std::vector<const WorldRecord*> worlds) : worlds_{std::move(worlds)} {}

    [[nodiscard]] std::vector<RecordedPerson> rows() const {
        std::vector<RecordedPerson> all;
        for (const WorldRecord* world : worlds_) {
            append(all, world->people);
        }
        return all;
    }

    [[nodiscard]] std::vector<std::string> ids() const {
        std::vector<std::string> all;
        for (const WorldRecord* world : worlds_) {
            append(all, world->ids);
        }
        return all;
    }

    [[nodiscard]] std::vector<LifeEventRow> events() const {
        std::vector<LifeEventRow> all;
        std::size_t before = 0;
        for (const WorldRecord* world : worlds_) {
            for (LifeEventRow event : world->events) {
                event.person += static_cast<std::int32_t>(before);
                all.push_back(event);
            }
            before += world->people.size();
        }
        return all;
    }

    /// Values of one column, in so many stretches of a number a person.
    [[nodiscard]] std::vector<float> values(std::vector<std::vector<float>> WorldRecord::*of,
                                            std::size_t column,
                                            std::size_t stretches) const {
        std::vector<float> all;
        for (std::size_t stretch = 0; stretch < stretches; ++stretch) {
            for (const WorldRecord* world : worlds_) {
                const auto people = static_cast<std::ptrdiff_t>(world->people.size());
                const auto first =
                    (world->*of)[column].begin() + static_cast<std::ptrdiff_t>(stretch) * people;
                all.insert(all.end(), first, first + people);
            }
        }
        return all;
    }

  private:
    std::vector<const WorldRecord*> worlds_;
};

/// Writes the group /people of a result.
class PeopleWriter {
  public:
    PeopleWriter(NetcdfWriter& writer, const Scenario& scenario, People people)
        : writer_{writer}, scenario_{scenario}, plan_{*scenario.record.people},
          people_{std::move(people)}, policies_{recorded_names(scenario)}, services_{service_names(
                                                                               scenario)} {}

    void write() {
        writer_.put_group("/people", {{"title", std::string{"recorded citizens"}}});
        put_dimensions();
        put_columns();
        writer_.put_group("/people/events",
                          {{"title", std::string{"what happened to recorded citizens"}}});
        put_table(
            writer_, "/people/events", "happening", people_.events(), names_of(scenario_.policies));
    }

  private:
    void put_dimensions() {
        writer_.put_coordinate({.path = "/people/policy", .long_name = "policy"}, policies_);
        writer_.put_coordinate({.path = "/people/record_week",
                                .units = "1",
                                .long_name = "weeks lived under the policy, 0 as it begins"},
                               std::vector<std::int32_t>{plan_.weeks.begin(), plan_.weeks.end()});
        writer_.put_coordinate({.path = "/people/service", .long_name = "service"}, services_);
        put_table(writer_, "/people", "person", people_.rows());
        if (const std::vector<std::string> ids = people_.ids(); !ids.empty()) {
            writer_.put({.path = "/people/id",
                         .dimensions = {"person"},
                         .long_name = "what the population's file calls them"},
                        ids);
        }
    }

    void put_columns() {
        const auto of_people = chosen_person_columns(plan_.columns);
        const std::size_t stretches = policies_.size() * plan_.weeks.size();
        for (std::size_t i = 0; i < of_people.size(); ++i) {
            writer_.put(about(*of_people[i], {"policy", "record_week", "person"}),
                        people_.values(&WorldRecord::person_values, i, stretches));
        }
        const auto of_cases = chosen_case_columns(plan_.columns);
        for (std::size_t i = 0; i < of_cases.size(); ++i) {
            writer_.put(about(*of_cases[i], {"policy", "record_week", "service", "person"}),
                        people_.values(&WorldRecord::case_values, i, stretches * services_.size()));
        }
    }

    template <class ColumnType>
    static Variable about(const ColumnType& column, std::vector<std::string> dimensions) {
        return {.path = "/people/" + std::string{column.name},
                .dimensions = std::move(dimensions),
                .units = std::string{column.unit},
                .long_name = std::string{column.meaning},
                .attributes = {{"coordinates", std::string{about_person}}}};
    }

    NetcdfWriter& writer_;
    const Scenario& scenario_;
    const PeoplePlan& plan_;
    People people_;
    std::vector<std::string> policies_;
    std::vector<std::string> services_;
};

Ledger joined_ledger(const std::vector<const WorldRecord*>& worlds) {
    Ledger all;
    for (const WorldRecord* world : worlds) {
        append(all.transactions, world->ledger.transactions);
        append(all.balances, world->ledger.balances);
        append(all.accounts, world->ledger.accounts);
        append(all.weeks, world->ledger.weeks);
    }
    return all;
}

void put_ledger(NetcdfWriter& writer,
                const std::string& group,
                const Ledger& ledger,
                const std::vector<std::string>& policies) {
    const auto put_group = [&](const std::string& path, const char* title) {
        writer.put_group(path, {{"title", std::string{title}}});
    };
    put_group(group, "every transaction of credits, in order");
    put_table(writer, group, "transaction", ledger.transactions, policies);
    put_group(group + "/balances", "accounts that moved in a week, at its end");
    put_table(writer, group + "/balances", "balance_row", ledger.balances, policies);
    put_group(group + "/accounts", "accounts at the beginning and at the end");
    put_table(writer, group + "/accounts", "account", ledger.accounts, policies);
    put_group(group + "/weeks", "sums of the books at the end of each week");
    put_table(writer, group + "/weeks", "week_row", ledger.weeks, policies);
}

Ledger ledger_in(const NetcdfReader& reader, const std::string& group) {
    return {read_table<LedgerTransaction>(reader, group),
            read_table<LedgerBalance>(reader, group + "/balances"),
            read_table<LedgerAccount>(reader, group + "/accounts"),
            read_table<LedgerWeek>(reader, group + "/weeks")};
}

using Columns = std::vector<std::vector<float>>;

/// Columns of one length in one variable; nothing where there are none.
void put_values(NetcdfWriter& writer, const std::string& name, const Columns& columns) {
    if (columns.empty()) {
        return;
    }
    std::vector<float> all;
    for (const std::vector<float>& column : columns) {
        append(all, column);
    }
    const std::string path = "/record/" + name;
    writer.put_dimension(path + "_column", columns.size());
    writer.put_dimension(path + "_value", columns.front().size());
    writer.put({.path = path, .dimensions = {name + "_column", name + "_value"}, .units = "1"},
               all);
}

Columns read_values(const NetcdfReader& reader, const std::string& name) {
    const std::string path = "/record/" + name;
    Columns columns;
    if (!reader.contains(path)) {
        return columns;
    }
    const auto all = reader.read<float>(path);
    const auto length = static_cast<std::ptrdiff_t>(all.shape[1]);
    for (std::size_t column = 0; column < all.shape[0]; ++column) {
        const auto first = all.values.begin() + static_cast<std::ptrdiff_t>(column) * length;
        columns.emplace_back(first, first + length);
    }
    return columns;
}

/// The columns that a result has of those that are declared, and their values.
template <class ColumnType>
void read_columns(const NetcdfReader& result,
                  std::span<const ColumnType> declared,
                  std::vector<std::string>& names,
                  Columns& values) {
    for (const ColumnType& column : declared) {
        const std::string path = "/people/" + std::string{column.name};
        if (result.contains(path)) {
            names.emplace_back(column.name);
            values.push_back(result.read<float>(path).values);
        }
    }
}

} // namespace

void put_records(NetcdfWriter& writer, const Scenario& scenario, const Comparison& comparison) {
    std::vector<const WorldRecord*> worlds;
    for (const WorldResult& world : comparison.worlds) {
        if (world.record) {
            worlds.push_back(&*world.record);
        }
    }
    if (worlds.empty() || recorded_policies(scenario) == 0) {
        return;
    }
    if (scenario.record.people) {
        PeopleWriter{writer, scenario, People{worlds}}.write();
    }
    if (scenario.record.ledger) {
        put_ledger(writer, "/ledger", joined_ledger(worlds), names_of(scenario.policies));
    }
}

bool has_people(const NetcdfReader& result) { return result.contains("/people"); }

bool has_ledger(const NetcdfReader& result) { return result.contains("/ledger"); }

PeopleOfResult read_people(const NetcdfReader& result) {
    PeopleOfResult people;
    people.all_policies = result.read<std::string>("/policy").values;
    people.policies = result.read<std::string>("/people/policy").values;
    people.weeks = result.read<std::int32_t>("/people/record_week").values;
    people.services = result.read<std::string>("/people/service").values;
    WorldRecord& record = people.record;
    record.people = read_table<RecordedPerson>(result, "/people");
    if (result.contains("/people/id")) {
        record.ids = result.read<std::string>("/people/id").values;
    }
    read_columns(result, person_columns(), people.person_columns, record.person_values);
    read_columns(result, case_columns(), people.case_columns, record.case_values);
    record.events = read_table<LifeEventRow>(result, "/people/events");
    return people;
}

Ledger read_ledger(const NetcdfReader& result) { return ledger_in(result, "/ledger"); }

void put_world_record(NetcdfWriter& writer, const WorldRecord& record) {
    writer.put_group("/record");
    put_table(writer, "/record", "person", record.people);
    if (!record.ids.empty()) {
        writer.put({.path = "/record/id", .dimensions = {"person"}}, record.ids);
    }
    put_values(writer, "person_values", record.person_values);
    put_values(writer, "case_values", record.case_values);
    writer.put_group("/record/events");
    put_table(writer, "/record/events", "event_row", record.events);
    put_ledger(writer, "/record/ledger", record.ledger, {});
}

bool has_world_record(const NetcdfReader& reader) { return reader.contains("/record"); }

WorldRecord read_world_record(const NetcdfReader& reader) {
    WorldRecord record;
    record.people = read_table<RecordedPerson>(reader, "/record");
    if (reader.contains("/record/id")) {
        record.ids = reader.read<std::string>("/record/id").values;
    }
    record.person_values = read_values(reader, "person_values");
    record.case_values = read_values(reader, "case_values");
    record.events = read_table<LifeEventRow>(reader, "/record/events");
    record.ledger = ledger_in(reader, "/record/ledger");
    return record;
}

} // namespace dowith
