// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/technologies.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/scenario/field.hpp"
#include "sim/scenario/gallery.hpp"
#include "sim/scenario/read_keys.hpp"
#include "sim/scenario/read_services.hpp"

namespace dowith {
namespace {

std::vector<NamedTechnology> read_built_in() {
    const std::string name = "technologies.yaml";
    Problems problems;
    const Document document = document_from_text(name, gallery_text(name).value_or(""), problems);
    Reading reading{document, problems};
    const Field root = reading.root();
    check_format(root);
    std::vector<NamedTechnology> all;
    for (const Field& entry : root.required("technologies").entries()) {
        const std::string title = entry.required("title").text();
        all.push_back({entry.key(), title, read_technology(entry, default_technology())});
    }
    reading.finish();
    refuse_errors(problems); // reaches only who has just edited that file
    ENSURES(!all.empty());
    return all;
}

} // namespace

const std::vector<NamedTechnology>& built_in_technologies() {
    static const std::vector<NamedTechnology> all = read_built_in();
    return all;
}

} // namespace dowith
