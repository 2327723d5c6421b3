// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
#include "sim/scenario/document.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dowith {

class Field;
struct NumberWanted;

/// One reading of a document, from its first field to the report of what nobody asked for:
///
///     Reading reading{document, problems};
///     const Field root = reading.root();
///     scenario.seed = root.required("seed").integer(0, seed_max);
///     scenario.horizon = root["weeks"]["horizon"].integer(1, 5200, 260);
///     reading.finish();
///
/// It remembers which keys were asked for, so a key that no code knows cannot go unnoticed. The
/// document and the problems outlive it, and the document does not change meanwhile.
class Reading {
  public:
    Reading(const Document& document, Problems& problems);

    [[nodiscard]] Field root();

    /// Reports every key that was not asked for in a map of which some key was, with the nearest
    /// known one. A map that nobody looked into has had its problem where it was read.
    void finish();

  private:
    friend class Field;

    struct Known {
        std::vector<std::string> keys; ///< asked for, whether the map has them or not
        bool all = false;              ///< the keys are names of the user's own
    };

    void report_unknown(const Node& node, const std::string& path);

    const Document* document_;
    Problems* problems_;
    std::unordered_map<const Node*, Known> known_;
    std::unordered_set<const Node*> reported_; ///< no map where one is needed: said once
};

/// A value at its path in the document, or the place where one could stand. Each reader returns
/// its fallback where the value is missing (silently) or wrong (after recording the problem).
class Field {
  public:
    /// The field below a key of this map, which may be missing; then all below it is missing too.
    [[nodiscard]] Field operator[](std::string_view key) const;

    /// The same for a key that must be there; that it is not is recorded.
    [[nodiscard]] Field required(std::string_view key) const;

    /// One field a key, for maps whose keys are names that the user chose; each is checked as an
    /// identifier, and one that is none is left out. Empty if missing.
    [[nodiscard]] std::vector<Field> entries() const;

    /// One field an item of a list. Empty if missing.
    [[nodiscard]] std::vector<Field> items() const;

    /// A decimal: outside `possible` an error, outside `plausible` a warning.
    [[nodiscard]] double number(const Declaration& declaration) const;
    /// A decimal within `possible`, in `unit` ("1" for shares and pure numbers).
    [[nodiscard]] double number(Range possible, std::string_view unit, double fallback) const;
    /// A whole number from `low` to `high`, in `unit`. `4e3` and `20.0` are whole.
    [[nodiscard]] std::int64_t integer(std::int64_t low,
                                       std::int64_t high,
                                       std::int64_t fallback,
                                       std::string_view unit = "1") const;
    /// The same with `low` as the fallback, for required fields.
    [[nodiscard]] std::int64_t integer(std::int64_t low, std::int64_t high) const;
    /// `true` or `false`.
    [[nodiscard]] bool flag(bool fallback) const;
    /// Text in quotes, or without if no reader of YAML takes it for something else.
    [[nodiscard]] std::string text(std::string fallback = {}) const;
    /// A text of lower-case letters, digits, `-` and `_` that begins with a letter.
    [[nodiscard]] std::string identifier(std::string fallback = {}) const;
    /// The position of the text in `names`. Where they are too many for a sentence, `list` is what
    /// to type to see them.
    [[nodiscard]] std::size_t choice(const std::vector<std::string_view>& names,
                                     std::size_t fallback,
                                     std::string_view list = {}) const;

    [[nodiscard]] bool exists() const { return node_ != nullptr; }

    [[nodiscard]] bool is_scalar() const { return node_ && node_->is_scalar(); }

    /// Whether this is just that word, as in `sample: all` where a number might stand.
    [[nodiscard]] bool says(std::string_view word) const {
        return is_scalar() && !node_->is_quoted() && node_->text() == word;
    }

    [[nodiscard]] bool is_list() const { return node_ && node_->is_list(); }

    [[nodiscard]] bool is_map() const { return node_ && node_->is_map(); }

    /// Whether this is a map with keys that nobody has asked for so far; `finish` will report them.
    [[nodiscard]] bool has_unknown_keys() const;

    /// From the root, as in `policies.austerity.budget`; items by number, as in `events.0.week`.
    [[nodiscard]] const std::string& path() const { return path_; }

    /// The last word of the path: in `entries()` the name that the user chose.
    [[nodiscard]] const std::string& key() const { return key_; }

    /// Where the value stands; where it is missing, the map that lacks it.
    [[nodiscard]] const Place& place() const { return place_; }

    /// Records a problem of this field: `path = value MESSAGE; HINT`.
    void error(const std::string& message, const std::string& hint = {}) const;
    void warning(const std::string& message, const std::string& hint = {}) const;

  private:
    friend class Reading;

    Field(Reading& reading, const Node* node, std::string path, std::string key, Place place);

    [[nodiscard]] Field below(const Node* node, const std::string& key) const;
    [[nodiscard]] bool is_kind(Node::Kind kind, std::string_view needed) const;
    [[nodiscard]] std::string sentence(const std::string& message) const;
    [[nodiscard]] std::optional<double> decimal_as(const NumberWanted& wanted) const;

    Reading* reading_;
    const Node* node_; ///< null where the value is missing
    std::string path_;
    std::string key_;
    Place place_;
};

} // namespace dowith
