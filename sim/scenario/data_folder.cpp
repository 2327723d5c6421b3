// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/data_folder.hpp"

#include "sim/scenario/gallery.hpp"

namespace dowith {

std::optional<std::string> DataFolder::text_inside(const std::string& name) const {
    if (!on_disk.empty())
        return {};
    return gallery_text((inside / name).lexically_normal().generic_string());
}

} // namespace dowith
