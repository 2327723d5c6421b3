// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/ladder.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/scenario/gallery.hpp"
#include "sim/scenario/read_keys.hpp"
#include "sim/scenario/read_ladder.hpp"

#include <algorithm>

namespace dowith {
namespace {

Ladder read_file(const GalleryFile& file) {
    Problems problems;
    const Document document = document_from_text(std::string{file.name}, file.text, problems);
    Reading reading{document, problems};
    check_format(reading.root());
    Ladder ladder = read_ladder(reading.root());
    reading.finish();
    refuse_errors(problems); // reaches only who has just edited that file
    return ladder;
}

std::vector<Ladder> read_built_in() {
    std::vector<Ladder> ladders;
    for (const GalleryFile& file : gallery()) {
        if (file.name.starts_with("ladders/"))
            ladders.push_back(read_file(file));
    }
    return ladders;
}

} // namespace

const Rung* Ladder::find(std::string_view rung) const {
    const auto found = std::ranges::find(rungs, rung, &Rung::name);
    return found == rungs.end() ? nullptr : &*found;
}

std::vector<std::string_view> Ladder::rung_names() const {
    std::vector<std::string_view> names;
    for (const Rung& rung : rungs)
        names.emplace_back(rung.name);
    return names;
}

const std::string& Ladder::own_group(const Rung& rung) const {
    if (rung.group == "to")
        return groups.to;
    return rung.group == "for" ? groups.for_them : groups.with;
}

const std::vector<Ladder>& built_in_ladders() {
    static const std::vector<Ladder> ladders = read_built_in();
    return ladders;
}

const Ladder& built_in_ladder(std::string_view name) {
    const auto found = std::ranges::find(built_in_ladders(), name, &Ladder::name);
    EXPECTS(found != built_in_ladders().end());
    return *found;
}

} // namespace dowith
