// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/source_text.hpp"
#include "sim/scenario/syntax_message.hpp"
#include "sim/scenario/yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <array>
#include <cstddef>
#include <sstream>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dowith {
namespace {

constexpr std::size_t key_characters_max = 100;

/// Thrown and caught in this file: reading on would report nothing but consequences.
struct CannotReadOn {};

std::size_t byte_of(const YAML::Mark& mark) {
    return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
}

/// Whether `~` or `null` stands at `byte`, rather than whatever follows an empty value.
bool is_written_nothing(std::string_view text, std::size_t byte) {
    constexpr std::array<std::string_view, 4> words{"~", "null", "Null", "NULL"};
    for (const std::string_view word : words) {
        if (text.substr(byte, word.size()) != word)
            continue;
        const std::size_t next = text.find_first_not_of(" \t", byte + word.size());
        return next == std::string_view::npos || text[next] != ':';
    }
    return false;
}

/// Whether the quote that opens at `byte` has its end: the parser does not insist on one.
bool is_closed(std::string_view text, std::size_t byte) {
    const char quote = text[byte];
    for (std::size_t i = byte + 1; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\') {
            ++i;
        } else if (text[i] == quote) {
            if (quote == '"' || text.substr(i + 1, 1) != "'")
                return true;
            ++i; // two of them stand for one
        }
    }
    return false;
}

/// A map or list whose end has not been read yet.
struct Open {
    Node::Kind kind;
    Place place;
    std::string path;
    bool is_key = false; ///< it stands where a key belongs
    std::vector<Node> items = {};
    std::vector<Node::Entry> entries = {};
    std::unordered_map<std::string, Place> keys = {}; ///< all so far, to find duplicates
    bool has_key = false;                             ///< a key was read, its value not yet
    bool refuses_value = false;                       ///< of that key, which was refused
    std::string key = {};
    Place key_place = {};
};

/// Builds the tree from the parser's events, so that aliases are never followed.
class TreeBuilder final : public YAML::EventHandler {
  public:
    TreeBuilder(std::string_view text, Places places, std::string path, Problems& problems)
        : text_{text}, places_{std::move(places)}, path_{std::move(path)}, problems_{&problems} {}

    /// The tree, when the parser has come to the end of the text.
    std::optional<Node> finish();

    void OnDocumentStart(const YAML::Mark& mark) override;

    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark,
                  const std::string& tag,
                  YAML::anchor_t anchor,
                  const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark,
                         const std::string& tag,
                         YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;

    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark,
                    const std::string& tag,
                    YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;

    void OnMapEnd() override { close(); }

  private:
    [[nodiscard]] bool expects_key() const;
    [[nodiscard]] std::string current_path() const;
    [[nodiscard]] Place place_of_empty(std::size_t byte) const;
    void error(const Place& place, std::string message, std::string hint);
    void refuse_properties(std::size_t byte, const std::string& tag, YAML::anchor_t anchor);
    void check_extent(std::size_t byte, bool quoted, const std::string& value);
    void open(Node::Kind kind, const YAML::Mark& mark);
    void close();
    void add_key(std::string key, const Place& place);
    void refuse_key(const Place& place, std::string message, std::string hint);
    void add_value(Node value);
    void drop_value();

    std::string_view text_;
    Places places_;
    std::string path_; ///< of the root
    Problems* problems_;
    std::vector<Open> open_;
    std::optional<Node> root_;
    Problems empty_values_; ///< kept back: where brackets are not closed, they are no slips
    bool has_begun_ = false;
};

bool TreeBuilder::expects_key() const {
    return !open_.empty() && open_.back().kind == Node::Kind::map && !open_.back().has_key;
}

std::string TreeBuilder::current_path() const {
    if (open_.empty())
        return path_;
    const Open& parent = open_.back();
    if (parent.kind == Node::Kind::list) {
        return path_below(parent.path, std::to_string(parent.items.size()));
    }
    return parent.has_key ? path_below(parent.path, parent.key) : parent.path;
}

/// The parser puts an empty value where the next word is; its key or dash is what the user sees.
Place TreeBuilder::place_of_empty(std::size_t byte) const {
    if (!open_.empty() && open_.back().has_key)
        return open_.back().key_place;
    const std::size_t before = text_.substr(0, byte).find_last_not_of(" \t\r\n");
    return places_.at(before == std::string_view::npos ? byte : before);
}

void TreeBuilder::error(const Place& place, std::string message, std::string hint) {
    std::string path = current_path();
    if (path.empty())
        message.insert(0, "the document ");
    problems_->error(place, std::move(path), std::move(message), std::move(hint));
}

void TreeBuilder::refuse_properties(std::size_t byte,
                                    const std::string& tag,
                                    YAML::anchor_t anchor) {
    const bool has_bare_tag = tag == "!" && text_.substr(byte, 1) == "!";
    const bool has_tag = has_bare_tag || (!tag.empty() && tag != "?" && tag != "!");
    if (anchor != 0) {
        error(places_.at(byte),
              "carries an anchor (each value of a scenario is written out)",
              "remove the word that begins with &");
    }
    if (has_tag) {
        error(places_.at(byte),
              "carries a tag (what a value is follows from where it stands)",
              "remove the word that begins with !");
    }
}

/// The parser folds text over several lines into one and lets quotes stay open.
void TreeBuilder::check_extent(std::size_t byte, bool quoted, const std::string& value) {
    if (!quoted && text_.substr(byte, value.size()) != value) {
        error(places_.at(byte),
              "runs over several lines (often a slip of indentation)",
              "put it on one line, or in quotes");
    }
    const std::string_view first = text_.substr(byte, 1);
    if (quoted && (first == "\"" || first == "'") && !is_closed(text_, byte)) {
        error(places_.at(byte), "opens a quote that is never closed", "close it");
    }
}

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
    if (has_begun_) {
        problems_->error(places_.at(byte_of(mark)),
                         {},
                         "the document has ended before this (a file holds one)",
                         "remove it, or align it with the lines above");
        throw CannotReadOn{};
    }
    has_begun_ = true;
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
    const std::size_t byte = byte_of(mark);
    refuse_properties(byte, {}, anchor);
    if (expects_key()) {
        refuse_key(places_.at(byte), "has a value without a key", "write a key before the colon");
        return;
    }
    if (is_written_nothing(text_, byte))
        return add_value(Node::nothing(places_.at(byte)));
    if (!open_.empty() && open_.back().refuses_value)
        return drop_value();
    const std::string path = current_path();
    empty_values_.error(place_of_empty(byte),
                        path.empty() ? "the document" : path,
                        "is empty",
                        "write a value, or leave it out");
    drop_value();
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
    const Place place = places_.at(byte_of(mark));
    std::string message = "is an alias (each value of a scenario is written out)";
    std::string hint = "write the value itself";
    if (expects_key())
        return refuse_key(place, std::move(message), std::move(hint));
    error(place, std::move(message), std::move(hint));
    drop_value();
}

void TreeBuilder::OnScalar(const YAML::Mark& mark,
                           const std::string& tag,
                           YAML::anchor_t anchor,
                           const std::string& value) {
    const std::size_t byte = byte_of(mark);
    refuse_properties(byte, tag, anchor);
    const bool quoted = tag == "!";
    if (anchor == 0 && (quoted || tag == "?"))
        check_extent(byte, quoted, value);
    if (!is_utf8(value)) { // the parser's escapes \N and \_ give half a character
        error(places_.at(byte), "has an escape that gives no text", "write the character itself");
    }
    Place place = places_.at(byte);
    if (expects_key())
        return add_key(value, place);
    add_value(quoted ? Node::quoted(value, std::move(place))
                     : Node::plain(value, std::move(place)));
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark,
                                  const std::string& tag,
                                  YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value) {
    refuse_properties(byte_of(mark), tag, anchor);
    open(Node::Kind::list, mark);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark,
                             const std::string& tag,
                             YAML::anchor_t anchor,
                             YAML::EmitterStyle::value) {
    refuse_properties(byte_of(mark), tag, anchor);
    open(Node::Kind::map, mark);
}

void TreeBuilder::open(Node::Kind kind, const YAML::Mark& mark) {
    const Place place = places_.at(byte_of(mark));
    if (open_.size() == depth_max) {
        error(place, "is nested deeper than 32 levels", "write it flatter");
        throw CannotReadOn{};
    }
    open_.push_back(
        {.kind = kind, .place = place, .path = current_path(), .is_key = expects_key()});
}

void TreeBuilder::close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    if (done.is_key) {
        refuse_key(done.place, "has a list or map as a key (keys are words)", "write a word");
    } else if (done.kind == Node::Kind::list) {
        add_value(Node::list(std::move(done.items), std::move(done.place)));
    } else {
        add_value(Node::map(std::move(done.entries), std::move(done.place)));
    }
}

void TreeBuilder::add_key(std::string key, const Place& place) {
    if (key == "<<") {
        return refuse_key(place,
                          "uses the merge key << (each value of a scenario is written out)",
                          "write the keys themselves, or use extends");
    }
    if (key.empty() || key.size() > key_characters_max) {
        return refuse_key(place, "has a key that is empty or very long", "write a word");
    }
    Open& parent = open_.back();
    const auto [first, is_new] = parent.keys.try_emplace(key, place);
    parent.has_key = true;
    parent.refuses_value = !is_new;
    parent.key = std::move(key);
    parent.key_place = place;
    if (!is_new) {
        const std::string line = to_text(first->second);
        error(place, "is given twice (first at " + line + ")", "remove one of them");
    }
}

/// Reports a key that is none; its value is still read, and dropped.
void TreeBuilder::refuse_key(const Place& place, std::string message, std::string hint) {
    error(place, std::move(message), std::move(hint));
    Open& parent = open_.back();
    parent.has_key = true;
    parent.refuses_value = true;
    parent.key = "?";
    parent.key_place = place;
}

void TreeBuilder::add_value(Node value) {
    if (open_.empty()) {
        root_ = std::move(value);
        return;
    }
    Open& parent = open_.back();
    if (parent.kind == Node::Kind::list) {
        parent.items.push_back(std::move(value));
        return;
    }
    if (!parent.refuses_value) {
        parent.entries.push_back({parent.key, std::move(value), parent.key_place});
    }
    drop_value();
}

/// Leaves the place of a value to the next one.
void TreeBuilder::drop_value() {
    if (open_.empty())
        return;
    open_.back().has_key = false;
    open_.back().refuses_value = false;
}

std::optional<Node> TreeBuilder::finish() {
    for (const Problem& problem : empty_values_.sorted()) {
        problems_->error(problem.place, problem.path, problem.message, problem.hint);
    }
    return std::move(root_);
}

std::optional<Node>
parse(std::string_view text, const Places& places, const std::string& path, Problems& problems) {
    std::istringstream in{std::string{text}};
    TreeBuilder builder{text, places, path, problems};
    try {
        YAML::Parser parser{in};
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const CannotReadOn&) {
        return {};
    } catch (const YAML::Exception& failure) {
        Complaint complaint = in_plain_words(failure.msg);
        problems.error(places.at(byte_of(failure.mark)),
                       {},
                       std::move(complaint.message),
                       std::move(complaint.hint));
        return {};
    }
    return builder.finish();
}

std::optional<Node>
read(std::string_view text, const Places& places, const std::string& path, Problems& problems) {
    const std::size_t errors_before = problems.errors();
    check_characters(places, text, problems);
    if (problems.errors() > errors_before)
        return {};
    return parse(text, places, path, problems);
}

} // namespace

std::optional<Node> read_yaml(const std::string& name, std::string_view text, Problems& problems) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    const std::size_t errors_before = problems.errors();
    auto root = read(text, Places{name, text}, {}, problems);
    if (!root && problems.errors() == errors_before) {
        problems.error({name}, {}, "the file is empty", "begin with a copy of another scenario");
    }
    return root;
}

std::optional<Node> read_yaml_value(const Place& place,
                                    const std::string& path,
                                    std::string_view text,
                                    Problems& problems) {
    const std::size_t errors_before = problems.errors();
    auto value = read(text, Places{place}, path, problems);
    if (problems.errors() > errors_before)
        return {};
    if (!value) {
        problems.error(place, path, "has no value", "write it after =; ~ removes the key");
        return {};
    }
    const bool in_brackets = text.find_first_of("[{") == text.find_first_not_of(" \t");
    if (!in_brackets && !value->is_scalar() && !value->is_nothing()) {
        problems.error(place,
                       path,
                       "is a list or map without brackets",
                       "write {key: value} or [item, item], or put text with a colon in quotes");
        return {};
    }
    return value;
}

} // namespace dowith
