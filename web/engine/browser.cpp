// SPDX-License-Identifier: Apache-2.0
// The engine as JavaScript sees it: words as JSON, numbers as typed arrays. It follows the protocol
// (web/src/engine/protocol.ts); what arrives there is a copy, so nothing outlives a call.

#include "sim/engine/executor.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/scenario/load_scenario.hpp"
#include "web/engine/description.hpp"
#include "web/engine/frame.hpp"
#include "web/engine/life_story.hpp"
#include "web/engine/worlds_side_by_side.hpp"

#include <algorithm>
#include <emscripten/bind.h>
#include <emscripten/val.h>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dowith {
namespace {

using emscripten::val;
using Json = nlohmann::ordered_json;

/// A list of numbers as a typed array of its own.
template <class T> val copied(const std::vector<T>& numbers) {
    return val{emscripten::typed_memory_view(numbers.size(), numbers.data())}.call<val>("slice");
}

val to_js(const Frame& frame, std::uint32_t week) {
    val object = val::object();
    object.set("week", week);
    object.set("need", copied(frame.need));
    object.set("wellbeing", copied(frame.wellbeing));
    object.set("trust", copied(frame.trust));
    object.set("frustration", copied(frame.frustration));
    object.set("hours", copied(frame.hours));
    object.set("credits", copied(frame.credits));
    object.set("marks", copied(frame.marks));
    object.set("staffInPost", copied(frame.staff_in_post));
    object.set("staffStrain", copied(frame.staff_strain));
    object.set("staffLoad", copied(frame.staff_load));
    object.set("exchanges", copied(frame.exchanges));
    return object;
}

val to_js(const FixedPeople& people) {
    val object = val::object();
    object.set("neighbourhood", copied(people.neighbourhood));
    object.set("advantage", copied(people.advantage));
    object.set("ageBand", copied(people.age_band));
    return object;
}

val to_js(const FixedStaff& staff) {
    val object = val::object();
    object.set("neighbourhood", copied(staff.neighbourhood));
    object.set("service", copied(staff.service));
    return object;
}

/// Each series over its window, one list a policy.
val levels_of(const WorldResult& result) {
    val all = val::array();
    for (std::size_t policy = 0; policy < result.values.size(); ++policy) {
        std::vector<float> levels;
        for (std::size_t series = 0; series < all_series().size(); ++series) {
            levels.push_back(static_cast<float>(summary(result, policy, series)));
        }
        all.call<void>("push", copied(levels));
    }
    return all;
}

/// The weeks from `from` on of every policy.
val weeks_of(const WorldResult& result, std::size_t from) {
    val all = val::array();
    const auto first = static_cast<std::ptrdiff_t>(from * all_series().size());
    for (const std::vector<float>& values : result.values) {
        all.call<void>("push", copied(std::vector<float>(values.begin() + first, values.end())));
    }
    return all;
}

val refused(const Json& problems) {
    val answer = val::object();
    answer.set("ok", false);
    answer.set("problems", problems.dump());
    return answer;
}

class Engine {
  public:
    [[nodiscard]] std::string about() const { return about_json().dump(); }

    /// `changes`: one assignment a line.
    val open(const std::string& text, const std::string& changes, std::uint32_t world) {
        try {
            worlds_.reset();
            loaded_ = scenario_from_text("explored.yaml", text, lines_of(changes));
            worlds_.emplace(loaded_->scenario, world, *executor_);
        } catch (const ScenarioErrors& errors) {
            return refused(problems_json(errors.problems()));
        } catch (const std::exception& failure) {
            return refused(Json::array({{{"place", ""}, {"message", failure.what()}}}));
        }
        val answer = val::object();
        answer.set("ok", true);
        answer.set("facts", opened_json(*loaded_, *worlds_).dump());
        answer.set("people", to_js(fixed_people(worlds_->fork().district)));
        answer.set("staff", to_js(fixed_staff(worlds_->fork().district)));
        answer.set("before", to_js(frame_of(worlds_->fork().district, Week{0}, false), 0));
        return answer;
    }

    val live(std::uint32_t weeks) {
        const std::uint32_t from = worlds_->lived();
        for (std::uint32_t week = 0; week < weeks && !worlds_->is_over(); ++week) {
            worlds_->live_week();
        }
        const WorldResult result = worlds_->so_far();
        val answer = val::object();
        answer.set("from", from);
        answer.set("to", worlds_->lived());
        answer.set("series", weeks_of(result, from));
        answer.set("frames", frames());
        if (worlds_->is_over()) {
            answer.set("finished", finished_json(result).dump());
            answer.set("levels", levels_of(result));
        }
        return answer;
    }

    val ties(std::size_t policy) const {
        const KnownPairs known = known_pairs(worlds_->district(policy));
        val object = val::object();
        object.set("pairs", copied(known.pairs));
        object.set("strength", copied(known.strength));
        return object;
    }

    std::string life(std::size_t citizen) const { return life_json(*worlds_, citizen).dump(); }

    val busiest(std::size_t most) const { return copied(worlds_->busiest(most)); }

    /// Another world of the same scenario, from its burn-in to its end.
    val whole_world(std::uint32_t number) const {
        const WorldResult result = run_world(loaded_->scenario, number, Machine{*executor_});
        val object = val::object();
        object.set("number", number);
        object.set("series", weeks_of(result, 0));
        object.set("levels", levels_of(result));
        return object;
    }

  private:
    [[nodiscard]] static std::vector<std::string> lines_of(const std::string& text) {
        std::vector<std::string> lines;
        std::string line;
        for (const char c : text + "\n") {
            if (c != '\n') {
                line += c;
            } else if (!line.empty()) {
                lines.push_back(std::exchange(line, {}));
            }
        }
        return lines;
    }

    [[nodiscard]] val frames() const {
        const std::uint32_t lived = worlds_->lived();
        val all = val::array();
        for (std::size_t policy = 0; policy < loaded_->scenario.policies.size(); ++policy) {
            const District<Neighbourhood>& district = worlds_->district(policy);
            const Week last{lived == 0 ? 0 : district.week.value - 1};
            all.call<void>("push", to_js(frame_of(district, last, lived > 0), lived));
        }
        return all;
    }

    std::unique_ptr<Executor> executor_ = serial_executor();
    std::optional<LoadedScenario> loaded_;
    std::optional<WorldsSideBySide> worlds_; ///< of the scenario that is loaded
};

} // namespace
} // namespace dowith

EMSCRIPTEN_BINDINGS(dowith) {
    emscripten::class_<dowith::Engine>("Engine")
        .constructor<>()
        .function("about", &dowith::Engine::about)
        .function("open", &dowith::Engine::open)
        .function("live", &dowith::Engine::live)
        .function("ties", &dowith::Engine::ties)
        .function("life", &dowith::Engine::life)
        .function("busiest", &dowith::Engine::busiest)
        .function("wholeWorld", &dowith::Engine::whole_world);
}
