// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_mechanisms.hpp"

#include <algorithm>

namespace dowith {

std::vector<Mechanism> read_mechanisms(const Field& list) {
    const std::span<const Mechanism> all = schedule();
    if (!list.exists())
        return {all.begin(), all.end()};
    std::vector<std::string_view> names;
    for (const Mechanism& mechanism : all)
        names.push_back(mechanism.name);
    std::vector<bool> chosen(names.size() + 1, false); // the last stands for unknown names
    const std::vector<Field> items = list.items();
    for (const Field& item : items) {
        const std::size_t name = item.choice(names, names.size());
        if (chosen[name] && name < names.size())
            item.error("is named above as well", "remove one of the two");
        chosen[name] = true;
    }
    if (list.is_list() && items.empty())
        list.error("names no mechanism (nothing would happen)", "name one, or leave the key out");
    std::vector<Mechanism> mechanisms;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (chosen[i])
            mechanisms.push_back(all[i]);
    }
    return mechanisms;
}

} // namespace dowith
