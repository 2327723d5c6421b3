// SPDX-License-Identifier: Apache-2.0
#include "sim/app/diff/result_contrast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>
#include <tuple>
#include <utility>

namespace dowith {
namespace {

/// Where something that both files have stands in each.
struct Places {
    std::size_t a;
    std::size_t b;
};

template <class T>
std::vector<Places> shared_places(const std::vector<T>& a, const std::vector<T>& b) {
    std::vector<Places> shared;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto found = std::ranges::find(b, a[i]);
        if (found != b.end()) {
            shared.push_back({i, static_cast<std::size_t>(found - b.begin())});
        }
    }
    return shared;
}

template <class T>
void add_missing(const std::vector<T>& of,
                 const std::vector<T>& in,
                 const char* what,
                 std::vector<std::string>& words) {
    for (const T& each : of) {
        if (std::ranges::find(in, each) == in.end()) {
            words.push_back(fmt::format("{}{}", what, each));
        }
    }
}

/// The indicators of a file: variables over policy, world and week, perhaps more.
std::vector<std::string> series_of(const NetcdfReader& file) {
    std::vector<std::string> series;
    for (const std::string& path : file.variables("/")) {
        const std::vector<std::string> over = file.dimensions(path);
        if (over.size() >= 3 && over[0] == "/policy" && over[1] == "/world" && over[2] == "/week") {
            series.push_back(path);
        }
    }
    return series;
}

bool same_bits(float x, float y) {
    return std::bit_cast<std::uint32_t>(x) == std::bit_cast<std::uint32_t>(y);
}

class ContrastMaker {
  public:
    ContrastMaker(const NetcdfReader& a, const NetcdfReader& b)
        : a_{a}, b_{b}, policies_a_{names(a)}, policies_b_{names(b)}, worlds_a_{numbers(a)},
          worlds_b_{numbers(b)}, policies_{shared_places(policies_a_, policies_b_)},
          worlds_{shared_places(worlds_a_, worlds_b_)} {}

    [[nodiscard]] ResultContrast make() {
        add_missing(policies_a_, policies_b_, "policy ", found_.only_a);
        add_missing(policies_b_, policies_a_, "policy ", found_.only_b);
        add_missing(worlds_a_, worlds_b_, "world ", found_.only_a);
        add_missing(worlds_b_, worlds_a_, "world ", found_.only_b);
        found_.policies = policies_.size();
        found_.worlds = worlds_.size();
        found_.weeks = std::min(a_.length("/week"), b_.length("/week"));
        add_digests();
        add_series();
        return std::move(found_);
    }

  private:
    static std::vector<std::string> names(const NetcdfReader& file) {
        return file.read<std::string>("/policy").values;
    }

    static std::vector<std::int32_t> numbers(const NetcdfReader& file) {
        return file.read<std::int32_t>("/world").values;
    }

    [[nodiscard]] SharedRun run(Places policy, Places world) const {
        return {policies_a_[policy.a], worlds_a_[world.a]};
    }

    void add_digests() {
        const auto a = a_.read<std::uint64_t>("/state_digest").values;
        const auto b = b_.read<std::uint64_t>("/state_digest").values;
        for (const Places policy : policies_) {
            for (const Places world : worlds_) {
                if (a[policy.a * worlds_a_.size() + world.a] !=
                    b[policy.b * worlds_b_.size() + world.b]) {
                    found_.parted.push_back(run(policy, world));
                }
            }
        }
    }

    void add_series() {
        const std::vector<std::string> a = series_of(a_);
        const std::vector<std::string> b = series_of(b_);
        add_missing(a, b, "indicator ", found_.only_a);
        add_missing(b, a, "indicator ", found_.only_b);
        for (const Places place : shared_places(a, b)) {
            ++found_.series;
            compare(a[place.a]);
        }
        std::ranges::sort(found_.contrasts, [](const SeriesContrast& x, const SeriesContrast& y) {
            return std::tie(x.week, x.name) < std::tie(y.week, y.name);
        });
    }

    void compare(const std::string& path) {
        const Array<float> a = a_.read<float>(path);
        const Array<float> b = b_.read<float>(path);
        const std::size_t each = a.values.size() / (a.shape[0] * a.shape[1] * a.shape[2]);
        SeriesContrast contrast;
        contrast.name = path.substr(1);
        for (const Places policy : policies_) {
            for (const Places world : worlds_) {
                const std::size_t begin_a = (policy.a * a.shape[1] + world.a) * a.shape[2] * each;
                const std::size_t begin_b = (policy.b * b.shape[1] + world.b) * b.shape[2] * each;
                const std::size_t count = found_.weeks * each;
                compare_run(std::span{a.values}.subspan(begin_a, count),
                            std::span{b.values}.subspan(begin_b, count),
                            each,
                            run(policy, world),
                            contrast);
            }
        }
        if (contrast.runs > 0) {
            contrast.unit = a_.attribute<std::string>(path, "units");
            found_.contrasts.push_back(std::move(contrast));
        }
    }

    static void compare_run(std::span<const float> a,
                            std::span<const float> b,
                            std::size_t each,
                            const SharedRun& run,
                            SeriesContrast& contrast) {
        bool differs = false;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (same_bits(a[i], b[i]) || (std::isnan(a[i]) && std::isnan(b[i]))) {
                continue;
            }
            const auto week = static_cast<std::int32_t>(i / each);
            const bool is_earliest = !differs && (contrast.runs == 0 || week < contrast.week);
            if (is_earliest) {
                contrast.week = week;
                contrast.run = run;
                contrast.a = static_cast<double>(a[i]);
                contrast.b = static_cast<double>(b[i]);
            }
            differs = true;
            const double size = std::fabs(static_cast<double>(a[i]) - static_cast<double>(b[i]));
            contrast.largest = std::max(contrast.largest, std::isnan(size) ? 0.0 : size);
        }
        contrast.runs += differs ? 1U : 0U;
    }

    const NetcdfReader& a_;
    const NetcdfReader& b_;
    std::vector<std::string> policies_a_;
    std::vector<std::string> policies_b_;
    std::vector<std::int32_t> worlds_a_;
    std::vector<std::int32_t> worlds_b_;
    std::vector<Places> policies_;
    std::vector<Places> worlds_;
    ResultContrast found_;
};

} // namespace

std::optional<SharedRun> ResultContrast::first() const {
    for (const SeriesContrast& contrast : contrasts) { // the earliest of a run whose state parts
        if (std::ranges::find(parted, contrast.run) != parted.end()) {
            return contrast.run;
        }
    }
    if (!parted.empty()) {
        return parted.front();
    }
    return contrasts.empty() ? std::nullopt : std::optional{contrasts.front().run};
}

std::optional<std::uint64_t>
state_digest_in(const NetcdfReader& result, const std::string& policy, std::uint32_t world) {
    const std::vector<std::string> policies = result.read<std::string>("/policy").values;
    const std::vector<std::int32_t> worlds = result.read<std::int32_t>("/world").values;
    const auto row = std::ranges::find(policies, policy);
    const auto column = std::ranges::find(worlds, static_cast<std::int32_t>(world));
    if (row == policies.end() || column == worlds.end()) {
        return {};
    }
    const auto place = static_cast<std::size_t>(row - policies.begin()) * worlds.size() +
                       static_cast<std::size_t>(column - worlds.begin());
    return result.read<std::uint64_t>("/state_digest").values[place];
}

ResultContrast contrast_results(const NetcdfReader& a, const NetcdfReader& b) {
    return ContrastMaker{a, b}.make();
}

} // namespace dowith
