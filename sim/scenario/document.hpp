// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/node.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// A file with everything that it extends, merged into one tree.
///
/// `extends: base/borough.yaml` names the file that this one is a small difference from, relative
/// to itself. Maps merge key by key; a list or a scalar replaces what the base says; `~` removes
/// the key of the base. Every value keeps the place where it was written.
struct Document {
    Node root = Node::map({});      ///< always a map, without `extends`
    Node base = Node::map({});      ///< what the file extends, or itself if nothing
    std::vector<std::string> files; ///< all that were read: the file itself, its base, …
    bool is_whole = false;          ///< no file had an error: what is missing was not written
};

/// Reads a file and what it extends. Bases stand in the folder of `file` or below it. A document
/// comes back in any case, with all that could be read, so that reading it can find more problems.
[[nodiscard]] Document load_document(const std::filesystem::path& file, Problems& problems);

/// Gives the text of an embedded file by its name, or nothing if there is none.
using Resolver = std::function<std::optional<std::string>(const std::string& name)>;

/// The same from a text. `extends` is refused if there is no resolver; with one, its names are
/// relative to `name`, with `/` between folders.
[[nodiscard]] Document document_from_text(const std::string& name,
                                          std::string_view text,
                                          Problems& problems,
                                          const Resolver& resolver = {});

/// Applies `PATH=VALUE`, as of the option `--set`. Words of the path are joined by points; an item
/// of a list is named by its number from 0 or by the text of its key `name`. Maps that are missing
/// on the way are made. The value is written as in a file, on one line; `~` removes what is there.
/// After a problem the document is what it was.
void set_value(Document& document, std::string_view assignment, Problems& problems);

/// One value that differs between two documents.
struct Change {
    std::string path;
    std::string before; ///< as YAML, a list on several lines; empty where there was nothing
    std::string after;  ///< likewise; empty where nothing is left
    Place place;        ///< of the new value; of the old one where nothing is left

    friend bool operator==(const Change&, const Change&) = default;
};

/// What the file itself and `set_value` changed in what the file extends: first what they removed,
/// then every scalar and list that is new or other. A value that is only said again is no change.
[[nodiscard]] std::vector<Change> changes(const Document& document);

} // namespace dowith
