// SPDX-License-Identifier: Apache-2.0
#include "sim/app/diff/telling.hpp"
#include "sim/app/table.hpp"
#include "sim/app/words.hpp"

#include <fmt/format.h>

#include <array>

namespace dowith {
namespace {

std::string_view kind_word(Side::Kind kind) {
    constexpr std::array<std::string_view, 3> words{"scenario", "result", "trace"};
    return words[static_cast<std::size_t>(kind)];
}

std::string row_of(const std::string& name, const std::string& text) {
    return wrapped(text, fmt::format("{:<9}", name), 9);
}

class DifferenceText {
  public:
    DifferenceText(const Difference& difference, const Telling& telling)
        : difference_{difference}, telling_{telling} {}

    [[nodiscard]] std::string all() const {
        return heading() + scenario() + runs_text(difference_, telling_) + result();
    }

  private:
    [[nodiscard]] std::string heading() const {
        std::string text;
        for (const auto& [name, side] : {std::pair{"A", &difference_.a}, {"B", &difference_.b}}) {
            const Making& making = side->making();
            text +=
                row_of(name,
                       fmt::format("{}, a {}{}",
                                   side->name(),
                                   kind_word(side->kind()),
                                   making.command.empty() ? "" : ", made by " + making.command));
        }
        const Making& a = difference_.a.making();
        const Making& b = difference_.b.making();
        const auto both = [](const std::string& of_a, const std::string& of_b) {
            return of_a == of_b ? of_a + " (both)" : fmt::format("{} (A), {} (B)", of_a, of_b);
        };
        text += row_of("Engine", both(a.engine, b.engine));
        text += row_of("Program", both(a.program + ", " + a.build, b.program + ", " + b.build));
        if (!a.digest.empty() && !b.digest.empty() &&
            difference_.a.kind() == difference_.b.kind()) {
            text += row_of("Digest", both(a.digest, b.digest));
        }
        return text;
    }

    [[nodiscard]] std::string scenario() const {
        const std::vector<ValueContrast>& values = difference_.scenario;
        std::string text = "\n" + telling_.style.bold("Scenario") + "\n";
        if (values.empty()) {
            return text + "The same in every value.\n";
        }
        Table table{
            {{"value", Table::Align::left}, {"A", Table::Align::left}, {"B", Table::Align::left}},
            1};
        for (std::size_t i = 0; i < telling_.shown(values.size()); ++i) {
            const auto cell = [](const std::string& value) { return value.empty() ? "–" : value; };
            table.add({values[i].path, cell(values[i].a), cell(values[i].b)});
        }
        return text + table.text(telling_.style) + telling_.more(values.size());
    }

    [[nodiscard]] std::string result() const {
        if (!difference_.result) {
            return {};
        }
        const ResultContrast& found = *difference_.result;
        std::string text = "\n" + telling_.style.bold("Numbers") + "\n";
        text += names_text("Only in A", found.only_a) + names_text("Only in B", found.only_b);
        const std::string of_all =
            fmt::format("of {} runs, {} weeks and {} indicators that both have",
                        count_text(found.runs()),
                        count_text(found.weeks),
                        count_text(found.series));
        if (found.is_same()) {
            return text + wrapped(capitalised(of_all.substr(3)) + " are the same, and so are the "
                                                                  "digests of all final states.");
        }
        text +=
            wrapped(fmt::format("{}: {} {} in another state, and {} {}. A and B are in "
                                "the first week that differs; the largest difference is of all.",
                                capitalised(of_all),
                                counted(found.parted.size(), "run"),
                                found.parted.size() == 1 ? "ends" : "end",
                                counted(found.contrasts.size(), "indicator"),
                                found.contrasts.size() == 1 ? "differs" : "differ"));
        return text + series(found);
    }

    [[nodiscard]] std::string series(const ResultContrast& found) const {
        if (found.contrasts.empty()) {
            return {};
        }
        std::vector<Table::Column> headings{{"indicator", Table::Align::left},
                                            {"runs"},
                                            {"from week"},
                                            {"A", Table::Align::left},
                                            {"B", Table::Align::left},
                                            {"largest", Table::Align::left}};
        if (telling_.details) {
            headings.push_back({"first in", Table::Align::left});
        }
        Table table{headings, 1};
        for (std::size_t i = 0; i < telling_.shown(found.contrasts.size()); ++i) {
            const SeriesContrast& each = found.contrasts[i];
            std::vector<std::string> row{each.name,
                                         count_text(each.runs),
                                         std::to_string(each.week),
                                         number_beside(each.a, each.b),
                                         number_beside(each.b, each.a),
                                         fmt::format("{:.3g}", each.largest)};
            if (telling_.details) {
                row.push_back(fmt::format("{}, world {}", each.run.policy, each.run.world));
            }
            table.add(std::move(row));
        }
        return table.text(telling_.style) + telling_.more(found.contrasts.size());
    }

    const Difference& difference_;
    const Telling& telling_;
};

} // namespace

std::string difference_text(const Difference& difference, bool details, Style style) {
    const Telling telling{details, style};
    return DifferenceText{difference, telling}.all();
}

} // namespace dowith
