// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_events.hpp"

#include "sim/scenario/read_keys.hpp"

#include <algorithm>

namespace dowith {
namespace {

/// Puts what happens in a week after all of that week and before that of later ones.
void insert_by_week(auto& sorted, const auto& item) {
    sorted.insert(std::ranges::upper_bound(
                      sorted, item.from_week, {}, [](const auto& each) { return each.from_week; }),
                  item);
}

/// Reads one event after another into the fates of the policies that they befall.
class EventReader {
  public:
    EventReader(const std::vector<PolicyStatement>& policies,
                const PolicyWords& words,
                std::uint32_t horizon_weeks)
        : policies_{policies}, words_{words}, horizon_weeks_{horizon_weeks},
          fates_(policies.size()) {
        for (const PolicyStatement& policy : policies)
            names_.emplace_back(policy.name);
    }

    void read(const Field& item);
    std::vector<Fate> take();

  private:
    using Rows = std::vector<std::size_t>; ///< of policies

    [[nodiscard]] Rows befallen(const Field& item) const;
    [[nodiscard]] std::vector<Field> what_happens(const Field& item) const;
    [[nodiscard]] Event read_event(const Field& item, const EventKind& kind) const;
    void add_change(const Field& item, const Field& change, const Rows& policies);
    [[nodiscard]] bool has_stage(std::size_t policy, std::uint32_t week) const;

    const std::vector<PolicyStatement>& policies_;
    const PolicyWords& words_;
    std::uint32_t horizon_weeks_;
    std::vector<std::string_view> names_;
    std::vector<Fate> fates_;
};

/// The policies that an event is about; none where the one that it names is unknown.
EventReader::Rows EventReader::befallen(const Field& item) const {
    Rows policies;
    const Field policy = item[event_policy_key];
    const std::size_t chosen = policy.exists() ? policy.choice(names_, names_.size()) : 0;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        if (!policy.exists() || i == chosen)
            policies.push_back(i);
    }
    return policies;
}

/// Every kind of event that an item speaks of; one is right.
std::vector<Field> EventReader::what_happens(const Field& item) const {
    std::vector<Field> all;
    for (const EventKind& kind : event_kinds())
        all.push_back(item[kind.declaration.name]);
    all.push_back(item[event_change_key]);
    std::erase_if(all, [](const Field& field) { return !field.exists(); });
    return all;
}

/// How long the event lasts, as far as it may say so.
std::optional<std::uint32_t>
read_length(const Field& item, std::string_view what, Lasting lasting) {
    const Field weeks = lasting == Lasting::weeks_said ? item.required(event_weeks_key.name)
                                                       : item[event_weeks_key.name];
    if (!weeks.exists())
        return {};
    if (lasting == Lasting::a_week) {
        weeks.error("does not go with " + std::string{what} + " (it happens in one week)",
                    "leave it out");
        return {};
    }
    return read_key<std::uint32_t>(item, event_weeks_key);
}

Event EventReader::read_event(const Field& item, const EventKind& kind) const {
    const Field size = item[kind.declaration.name];
    Event event{.shock = kind.shock,
                .from_week = read_key<std::uint32_t>(item, event_week_key),
                .weeks = read_length(item, kind.declaration.name, kind.lasting)};
    if (kind.has_size) {
        event.size = size.number(kind.declaration);
    } else if (!size.flag(true)) {
        size.error("says that nothing happens", "write true, or leave the event out");
    }
    if (event.from_week >= horizon_weeks_) {
        item[event_week_key.name].warning("is never reached (policies are followed for " +
                                              std::to_string(horizon_weeks_) + " weeks)",
                                          "lengthen weeks.horizon, or leave the event out");
    }
    return event;
}

bool EventReader::has_stage(std::size_t policy, std::uint32_t week) const {
    const auto begins_then = [week](const StageStatement& stage) {
        return stage.from_week == week;
    };
    return std::ranges::any_of(policies_[policy].timeline, begins_then) ||
           std::ranges::any_of(fates_[policy].changes, begins_then);
}

/// A change of policy is a stage like those of a timeline, and may not meet another.
void EventReader::add_change(const Field& item, const Field& change, const Rows& policies) {
    StageStatement stage = read_stage(change, words_, names_);
    stage.from_week = read_key<std::uint32_t>(item, event_week_key);
    (void)read_length(item, event_change_key, Lasting::a_week);
    for (const std::size_t policy : policies) {
        if (has_stage(policy, stage.from_week)) {
            item[event_week_key.name].error("is the week in which another stage of " +
                                                policies_[policy].name + " begins",
                                            "choose another week, or change that stage");
            continue;
        }
        fates_[policy].changes.push_back(stage);
    }
}

void EventReader::read(const Field& item) {
    static_cast<void>(item.required(event_week_key.name));
    const Rows policies = befallen(item);
    const std::vector<Field> said = what_happens(item);
    static_cast<void>(item[event_weeks_key.name]);
    if (said.size() > 1) {
        item.error("says two things at once (" + said[0].key() + " and " + said[1].key() + ')',
                   "write an event for each");
    } else if (said.empty() && item.is_map() && !item.has_unknown_keys()) {
        item.error("says of nothing that it happens",
                   "write one more key, as in budget: 0.8 or broker_leaves: true");
    }
    if (said.size() != 1)
        return;
    const auto kind = std::ranges::find(
        event_kinds(), said[0].key(), [](const EventKind& each) { return each.declaration.name; });
    if (kind == event_kinds().end()) {
        add_change(item, said[0], policies);
        return;
    }
    const Event event = read_event(item, *kind);
    for (const std::size_t policy : policies)
        insert_by_week(fates_[policy].events, event);
}

std::vector<Fate> EventReader::take() { return std::move(fates_); }

} // namespace

std::vector<Fate> read_events(const Field& events,
                              const std::vector<PolicyStatement>& policies,
                              const PolicyWords& words,
                              std::uint32_t horizon_weeks) {
    EventReader reader{policies, words, horizon_weeks};
    for (const Field& item : events.items())
        reader.read(item);
    return reader.take();
}

std::vector<PolicyStatement> with_changes(std::vector<PolicyStatement> policies,
                                          const std::vector<Fate>& fates) {
    for (std::size_t i = 0; i < policies.size(); ++i) {
        std::vector<StageStatement>& timeline = policies[i].timeline;
        for (const StageStatement& change : fates[i].changes)
            insert_by_week(timeline, change);
    }
    return policies;
}

} // namespace dowith
