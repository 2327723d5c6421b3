// SPDX-License-Identifier: Apache-2.0
#include "output/trace_file.hpp"

#include "output/netcdf.hpp"
#include "output/output_error.hpp"
#include "output/result_file.hpp"
#include "sim/engine/executor.hpp"
#include "tests/experiment/small_scenario.hpp"
#include "tests/output/temporary_folder.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

namespace {

const Provenance provenance{"dowith trace small.yaml", "0.1.0", "0.1.0-1", "test"};

Trace small_trace(const TraceWish& wish) {
    return trace_run(small_scenario(), 1, 0, *serial_executor(), wish);
}

} // namespace

TEST_CASE("a trace that is read is the trace that was written, however close it is") {
    const TemporaryFolder folder;
    for (const TraceWish& wish :
         {TraceWish{}, TraceWish{.week = -2}, TraceWish{.week = 7, .neighbourhood = 1}}) {
        const Trace trace = small_trace(wish);
        write_trace(folder / "t.h5", small_scenario(), trace, provenance);
        CHECK(read_trace(NetcdfReader{folder / "t.h5", trace_kind()}) == trace);
    }
}

TEST_CASE("equal traces are equal bytes, and say of which scenario and kind they are") {
    const TemporaryFolder folder;
    const Trace trace = small_trace({.week = 3});
    write_trace(folder / "a.h5", small_scenario(), trace, provenance);
    write_trace(folder / "b.h5", small_scenario(), trace, provenance);
    CHECK(bytes_of(folder / "a.h5") == bytes_of(folder / "b.h5"));
    CHECK(scenario_digest_of(folder / "a.h5") == scenario_digest(small_scenario()));
    CHECK(NetcdfReader::kind_of(folder / "a.h5") == "dowith trace 1");
    CHECK_THROWS_AS(open_result(folder / "a.h5"), OutputError);
    CHECK_THROWS_AS(NetcdfReader::kind_of(folder / "nowhere.h5"), OutputError);
}
