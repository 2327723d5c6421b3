// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/ladder.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/scenario/gallery.hpp"
#include "sim/scenario/read_keys.hpp"
#include "sim/scenario/read_ladder.hpp"
#include "sim/scenario/read_practice.hpp"

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

bool Ladder::speaks_of(const std::string& lever) const {
    return std::ranges::any_of(rungs, [&lever](const Rung& each) {
        return std::ranges::find(each.sets, lever) != each.sets.end();
    });
}

void Ladder::step_onto(const Rung& rung, Practice& practice) const {
    for (const Declared<Practice>& lever : levers()) {
        if (speaks_of(LeverSetting{&lever}.name()))
            practice.*lever.member = rung.practice.*lever.member;
    }
}

void Ladder::step_onto(const Rung& rung, BankRules& bank) const {
    for (const Declared<BankRules>& rule : bank_levers()) {
        if (speaks_of(LeverSetting{nullptr, &rule}.name()))
            bank.*rule.member = rung.bank.*rule.member;
    }
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
