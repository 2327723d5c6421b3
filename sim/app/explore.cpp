// SPDX-License-Identifier: Apache-2.0
#include "sim/app/commands.hpp"
#include "sim/app/data_error.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/terminal.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <unistd.h>

namespace dowith {
namespace {

namespace fs = std::filesystem;

/// The explorer's page in the tree that this program was built in: wherever a folder above it has
/// one. Empty where it was not built.
fs::path find_page() {
    std::error_code failure;
    for (fs::path folder = fs::read_symlink("/proc/self/exe", failure).parent_path();
         !folder.empty() && folder != folder.root_path();
         folder = folder.parent_path()) {
        fs::path page = folder / "web" / "dist" / "index.html";
        if (fs::exists(page, failure)) {
            return page;
        }
    }
    return {};
}

/// Hands the page to whatever this desktop shows pages with, if there is a desktop.
void show(const fs::path& page) {
    if (!output_is_terminal() ||
        (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr)) {
        return;
    }
    if (fork() == 0) {
        const std::string path = page.string();
        execlp("xdg-open", "xdg-open", path.c_str(), nullptr);
        _exit(exit_code::run_failed);
    }
}

} // namespace

int explore(const Options& options) {
    const fs::path page = find_page();
    if (page.empty()) {
        throw DataError{
            "the explorer is not built here; scripts/explorer builds it and prints where "
            "it is"};
    }
    if (options.json) {
        print(nlohmann::json{{"explorer", page.string()}}.dump(2) + "\n");
        return exit_code::ok;
    }
    show(page);
    print(fmt::format("Explorer: {}\n", page.string()));
    return exit_code::ok;
}

} // namespace dowith
