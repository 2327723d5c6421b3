// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_services.hpp"

#include "sim/scenario/read_keys.hpp"
#include "sim/scenario/technologies.hpp"

#include <algorithm>

namespace dowith {
namespace {

std::vector<std::string_view> technology_names() {
    std::vector<std::string_view> names;
    for (const NamedTechnology& each : built_in_technologies())
        names.emplace_back(each.name);
    return names;
}

ServicePlan read_service(const Field& field) {
    ServicePlan service;
    service.name = field.required("name").identifier();
    const std::size_t choice = field.required("technology").choice(technology_names(), 0);
    const NamedTechnology& technology = built_in_technologies()[choice];
    service.technology_name = technology.name;
    service.technology = read_technology(field, technology.technology);
    const Field posts = field.required(professionals_key.name);
    if (posts.exists())
        service.professionals_per_1000 = posts.number(professionals_key);
    return service;
}

} // namespace

Technology read_technology(const Field& map, Technology technology) {
    for (const Declared<Technology>& property : technology_declarations()) {
        const Field field = map[property.declaration.name];
        if (field.exists())
            technology.*property.member = field.number(property.declaration);
    }
    return technology;
}

std::vector<ServicePlan> read_services(const Field& root, bool may_be_none) {
    std::vector<ServicePlan> services;
    const Field list = may_be_none ? root["services"] : root.required("services");
    for (const Field& item : list.items()) {
        ServicePlan service = read_service(item);
        if (std::ranges::find(services, service.name, &ServicePlan::name) != services.end() &&
            !service.name.empty()) {
            item["name"].error("is the name of a service above", "give each a name of its own");
        }
        services.push_back(std::move(service));
    }
    if (list.is_list() && services.empty() && !may_be_none)
        list.error("holds no service", "describe one: name, technology, professionals_per_1000");
    if (services.size() > services_max) {
        list.error("holds " + std::to_string(services.size()) + " services, of at most " +
                   std::to_string(services_max));
    }
    return services;
}

} // namespace dowith
