// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/syntax_message.hpp"

#include <array>
#include <string_view>

namespace dowith {

Complaint in_plain_words(const std::string& message) {
    struct Translation {
        std::string_view begins;
        std::string_view message;
        std::string_view hint;
    };

    constexpr std::string_view quote = "put the text in quotes";
    static constexpr std::array translations{
        Translation{"end of map not found",
                    "this does not continue the lines above (by its indentation or its signs)",
                    "align it with the keys that it belongs to"},
        Translation{"end of sequence not found",
                    "this does not continue the list above (by its indentation or its signs)",
                    "align it with the dashes of the list"},
        Translation{"end of map flow not found", "a { is not closed before this", "add }"},
        Translation{"end of sequence flow not found", "a [ is not closed before this", "add ]"},
        Translation{"illegal flow end", "this closes what was never opened", "remove it"},
        Translation{"illegal map value",
                    "a key cannot stand here (one line holds one key, and its lines align)",
                    "begin a new line or mend the indentation; text with a colon needs quotes"},
        Translation{"illegal map key", "a key cannot stand here", "begin a new line"},
        Translation{"illegal block entry", "a list cannot begin here", "begin a new line"},
        Translation{"unknown token", "no value begins with this sign", quote},
        Translation{"alias not found", "no value begins with this sign", quote},
        Translation{"anchor not found", "no value begins with this sign", quote},
        Translation{
            "illegal character found while scanning a", "no value begins with * or &", quote},
        Translation{"the referenced anchor",
                    "an alias is used (each value of a scenario is written out)",
                    "write the value itself; text that begins with * needs quotes"},
        Translation{"illegal EOF", "a quote is never closed", "close it"},
        Translation{"illegal document", "a quote is never closed", "close it"},
        Translation{"unknown escape", "\\ and the letter after it mean nothing", "write \\\\"},
    };
    for (const Translation& known : translations) {
        if (!message.starts_with(known.begins))
            continue;
        return {std::string{known.message}, std::string{known.hint}};
    }
    return {"this is no YAML (" + message + ")", {}};
}

} // namespace dowith
