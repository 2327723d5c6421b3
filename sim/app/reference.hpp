// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace dowith {

/// One table of a reference. Cells are strings, numbers, truths, lists of these, or null for
/// nothing; a column's key names it in JSON, its heading elsewhere.
struct ReferenceTable {
    struct Column {
        std::string key;
        std::string heading;
    };

    std::string heading;
    std::string text; ///< a sentence or two before the table; may be empty
    std::vector<Column> columns;
    std::vector<std::vector<nlohmann::ordered_json>> rows;
};

/// Something that the program knows about itself, in a form that text, Markdown and JSON are
/// rendered from alike.
struct Reference {
    std::string topic; ///< as it is asked for
    std::string title;
    std::string text; ///< what this is, in a few sentences
    std::vector<ReferenceTable> tables;
};

/// For reading on a terminal: an entry a row, its first cell above the others.
[[nodiscard]] std::string as_text(const Reference& reference);

/// A document with one title, which says how it was generated.
[[nodiscard]] std::string as_markdown(const Reference& reference);

[[nodiscard]] std::string as_json(const Reference& reference);

} // namespace dowith
