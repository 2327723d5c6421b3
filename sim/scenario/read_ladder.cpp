// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_ladder.hpp"

#include "sim/scenario/nearest_name.hpp"
#include "sim/scenario/read_keys.hpp"
#include "sim/scenario/read_practice.hpp"
#include "sim/scenario/source_text.hpp"

#include <algorithm>
#include <string>

namespace dowith {
namespace {

namespace fs = std::filesystem;

Rung read_rung(const Field& field) {
    const std::string name = field.required("name").identifier();
    const int number = read_key<int>(field, rung_number_key);
    const std::vector<std::string_view> groups{"to", "for", "with"};
    const std::string_view group = groups[field.required("group").choice(groups, 0)];
    const std::string says = field.required("says").text();
    Rung rung{plain_preset(name, says), number, std::string{group}, field["promise"].text()};
    set_levers(read_levers(field.required("levers")), rung);
    return rung;
}

void read_starting_rung(const Field& field, Ladder& ladder) {
    if (!field.exists() || ladder.rungs.empty())
        return;
    const std::size_t rung = field.choice(ladder.rung_names(), 0);
    ladder.starting_rung = ladder.rungs[rung].name;
}

std::optional<Ladder>
read_file(const Field& field, const std::string& name, const fs::path& folder, Problems& problems) {
    if (const auto reason = why_not_below(name, folder)) {
        field.error(*reason, "name a file below that folder, as in ladders/own.yaml");
        return {};
    }
    const Document document = load_document(folder / name, problems);
    if (!document.is_whole)
        return {};
    Reading reading{document, problems};
    check_format(reading.root());
    Ladder ladder = read_ladder(reading.root());
    reading.finish();
    return ladder;
}

bool is_file_name(const std::string& name) {
    return name.ends_with(".yaml") || name.ends_with(".yml") || name.find('/') != std::string::npos;
}

} // namespace

std::optional<Ladder>
choose_ladder(const Field& field, const fs::path& folder, Problems& problems) {
    if (!field.exists())
        return built_in_ladder(ladder_fallback);
    if (field.is_map())
        return read_ladder(field);
    const std::string name = field.text();
    if (is_file_name(name))
        return read_file(field, name, folder, problems);
    std::vector<std::string_view> names;
    for (const Ladder& ladder : built_in_ladders())
        names.emplace_back(ladder.name);
    if (name.empty() || std::ranges::find(names, name) != names.end())
        return built_in_ladder(name.empty() ? ladder_fallback : name);
    field.error("is no ladder", suggest_name(name, names) + "; or a file, as in ladders/own.yaml");
    return {};
}

Ladder read_ladder(const Field& map) {
    Ladder ladder;
    ladder.name = map.required("name").identifier();
    ladder.title = map.required("title").text();
    ladder.source = map.required("source").text();
    const Field groups = map["groups"];
    ladder.groups = {groups["to"].text(), groups["for"].text(), groups["with"].text()};
    const Field starting_rung = map["starting_rung"];
    const Field rungs = map.required("rungs");
    for (const Field& item : rungs.items()) {
        Rung rung = read_rung(item);
        if (!ladder.rungs.empty() && rung.number <= ladder.rungs.back().number)
            item["number"].error("does not come after the rung before", "number them upwards");
        if (!rung.name.empty() && ladder.find(rung.name) != nullptr)
            item["name"].error("is the name of a rung before", "give each a name of its own");
        ladder.rungs.push_back(std::move(rung));
    }
    if (rungs.is_list() && ladder.rungs.empty())
        rungs.error("holds no rung", "describe at least one");
    read_starting_rung(starting_rung, ladder);
    return ladder;
}

} // namespace dowith
