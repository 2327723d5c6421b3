// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

namespace dowith {

/// Where something stands in what the user gave.
struct Place {
    std::string file;       ///< as the user named it, or `--set PATH=VALUE` as it was typed
    std::size_t line = 0;   ///< from 1; 0 where the file as a whole is meant
    std::size_t column = 0; ///< in characters, from 1; 0 where the line as a whole is meant

    friend bool operator==(const Place&, const Place&) = default;

    /// By file, line and column.
    friend bool operator<(const Place& a, const Place& b) {
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    }
};

/// `file:line:column`, `file:line` where the line as a whole is meant, `file` where the file is.
[[nodiscard]] std::string to_text(const Place& place);

enum class Severity { error, warning };

/// One thing that is wrong, or that deserves a second look, in what the user gave.
struct Problem {
    Place place;
    std::string path; ///< of the value in its document, as in `weeks.horizon`; empty: the document
    std::string message; ///< continues the sentence that the path begins: `= 1.4 is outside [0, 1]`
    std::string hint;    ///< what to do about it; may be empty
    Severity severity = Severity::error;
};

/// `file:line:column: path = value is wrong (why); hint`, with `warning: ` before the path of one.
[[nodiscard]] std::string to_text(const Problem& problem);

/// All problems of one reading, so that the user sees them at once and not one a run.
class Problems {
  public:
    /// So many are kept with all their words; of more than these only the number.
    static constexpr std::size_t kept_max = 10000;

    void error(Place place, std::string path, std::string message, std::string hint = {});
    void warning(Place place, std::string path, std::string message, std::string hint = {});

    [[nodiscard]] bool empty() const { return errors_ + warnings_ == 0; }

    [[nodiscard]] bool has_errors() const { return errors_ > 0; }

    [[nodiscard]] std::size_t errors() const { return errors_; }

    [[nodiscard]] std::size_t warnings() const { return warnings_; }

    /// Those kept, by file, line and column; problems of one place in the order of finding them.
    [[nodiscard]] std::vector<Problem> sorted() const;

    /// The first `most` of `sorted()`, one a line, and how many more there are.
    [[nodiscard]] std::string text(std::size_t most = 100) const;

  private:
    void add(Problem problem);

    std::vector<Problem> problems_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
};

/// A scenario that cannot be simulated; `what()` is the text of all its problems.
class ScenarioErrors : public std::runtime_error {
  public:
    explicit ScenarioErrors(Problems problems);

    [[nodiscard]] const Problems& problems() const { return problems_; }

  private:
    Problems problems_;
};

/// Throws ScenarioErrors if there is any error; warnings pass.
void refuse_errors(const Problems& problems);

} // namespace dowith
