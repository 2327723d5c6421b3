// SPDX-License-Identifier: Apache-2.0
#include "sim/app/result_place.hpp"

#include "output/output_error.hpp"
#include "tests/output/temporary_folder.hpp"
#include "tests/support/catch.hpp"

#include <fstream>

namespace dowith {

TEST_CASE("worlds are kept beside the result, under its name") {
    const TemporaryFolder folder;
    CHECK(ResultPlace(folder / "a.h5", "d").worlds() == folder / "a.worlds");
    CHECK(ResultPlace(folder / "a.b.h5", "d").worlds() == folder / "a.b.worlds");
    CHECK(ResultPlace(folder / "a.nc", "d").worlds() == folder / "a.nc.worlds");
}

TEST_CASE("the folder of a result is made, and nothing else") {
    const TemporaryFolder folder;
    const ResultPlace place{folder / "runs/deep/a.h5", "d"};
    CHECK(std::filesystem::is_directory(folder / "runs/deep"));
    CHECK_FALSE(std::filesystem::exists(place.file()));
    CHECK_FALSE(std::filesystem::exists(place.worlds()));
    CHECK_FALSE(place.make_room().has_value());
}

TEST_CASE("what is no result of ours is refused before anything runs, and left as it was") {
    const TemporaryFolder folder;
    std::ofstream{folder / "notes.h5"} << "my notes";
    CHECK_THROWS_AS(ResultPlace(folder / "notes.h5", "d"), OutputError);
    CHECK(bytes_of(folder / "notes.h5") == "my notes");
    CHECK_THROWS_AS(ResultPlace(folder.path(), "d"), OutputError);
    CHECK_THROWS_AS(ResultPlace(folder / "notes.h5/a.h5", "d"), OutputError);
}

} // namespace dowith
