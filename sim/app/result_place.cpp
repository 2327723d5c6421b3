// SPDX-License-Identifier: Apache-2.0
#include "sim/app/result_place.hpp"

#include "output/output_error.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace dowith {
namespace {

namespace fs = std::filesystem;

bool same_bytes(const fs::path& a, const fs::path& b) {
    std::ifstream first{a, std::ios::binary};
    std::ifstream second{b, std::ios::binary};
    using Bytes = std::istreambuf_iterator<char>;
    return first && second && std::equal(Bytes{first}, Bytes{}, Bytes{second}, Bytes{});
}

fs::path numbered(const fs::path& file, const std::string& mark, int number) {
    const std::string again = number > 1 ? "." + std::to_string(number) : "";
    return file.parent_path() / (file.stem().string() + "." + mark + again + ".h5");
}

} // namespace

ResultPlace::ResultPlace(fs::path file, std::string digest, DigestOf digest_of)
    : file_{std::move(file)}, digest_{std::move(digest)}, digest_of_{digest_of} {
    std::error_code failure;
    if (file_.has_parent_path()) {
        fs::create_directories(file_.parent_path(), failure);
    }
    if (failure) {
        throw OutputError{file_.parent_path(), "cannot make the folder: " + failure.message()};
    }
    if (fs::exists(fs::symlink_status(file_, failure)) && !digest_of_(file_)) {
        throw OutputError{file_,
                          "is no result of dowith that can be read, so it is left alone; choose "
                          "another file with --out, or move this one away"};
    }
}

fs::path ResultPlace::worlds() const {
    const bool ends_in_h5 = file_.extension() == ".h5";
    return file_.parent_path() /
           ((ends_in_h5 ? file_.stem() : file_.filename()).string() + ".worlds");
}

std::optional<fs::path> ResultPlace::make_room() const {
    const std::optional<std::string> there = digest_of_(file_);
    if (!there || *there == digest_) {
        return {};
    }
    int number = 1;
    fs::path aside = numbered(file_, there->substr(0, 8), number);
    while (fs::exists(aside) && !same_bytes(aside, file_)) {
        aside = numbered(file_, there->substr(0, 8), ++number);
    }
    std::error_code failure;
    fs::rename(file_, aside, failure);
    if (failure) {
        throw OutputError{aside, "cannot move the earlier result here: " + failure.message()};
    }
    return aside;
}

} // namespace dowith
