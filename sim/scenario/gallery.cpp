// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/gallery.hpp"

#include <algorithm>

namespace dowith {

std::optional<std::string> gallery_text(std::string_view name) {
    const auto found = std::ranges::find(gallery(), name, &GalleryFile::name);
    if (found == gallery().end())
        return {};
    return std::string{found->text};
}

} // namespace dowith
