# SPDX-License-Identifier: Apache-2.0
"""Checks a file written by dowith as other programs see it.

    check_netcdf.py bytes|ncdump|h5netcdf|netcdf4 <program that writes the sample to a path>

`bytes` compares files of two processes at two times; the others are readers. Exit code 77, which
CTest reports as skipped, when a reader is not installed.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

POLICIES = ["consultation-only", "", "co-delivery, naïve"]
LENGTHS = {"policy": 3, "world": 4, "week": 60, "quintile": 5}

HEADER = """
policy = 3 ;
world = 4 ;
week = 60 ;
quintile = 5 ;
string policy(policy) ;
int world(world) ;
double week(week) ;
week:units = "week" ;
week:long_name = "week after burn-in" ;
float need_met(policy, world, week) ;
need_met:units = "1" ;
need_met:long_name = "share of need that is met" ;
need_met:_FillValue = -1.f ;
need_met:direction = "higher" ;
need_met:range = 0., 1. ;
double wellbeing(policy, world, week, quintile) ;
double total ;
:Conventions = "CF-1.8" ;
:seed = 18446744073709551615ULL ;
group: difference {
double need_met(policy, world) ;
:baseline = "consultation-only" ;
group: draws {
parameter = 2 ;
string parameter(parameter) ;
double value(world, parameter) ;
group: ledger {
int64 credits(row) ;
"""


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def write(program, path, noise=0):
    """`noise` fills memory before it is used, so that what is never set shows in the bytes."""
    environment = {**os.environ, "MALLOC_PERTURB_": str(noise)}
    subprocess.run([program, path], check=True, env=environment)
    return path


def check_bytes(program, folder):
    first = write(program, folder / "first.h5", noise=85).read_bytes()
    time.sleep(1.1)  # any time of day in the file, counted in seconds, would now be another
    second = write(program, folder / "second.h5", noise=170).read_bytes()
    assert first == second, "two runs wrote different bytes"


def check_ncdump(program, folder):
    ncdump = shutil.which("ncdump")
    if ncdump is None:
        skip("ncdump is not installed")
    path = write(program, folder / "sample.h5")
    header = subprocess.run([ncdump, "-h", path], check=True, capture_output=True, text=True).stdout
    lines = {line.strip() for line in header.splitlines()}
    missing = [line for line in HEADER.strip().splitlines() if line not in lines]
    assert not missing, f"ncdump does not show {missing} but\n{header}"


def check_xarray(engine, program, folder):
    try:
        import xarray
    except ImportError:
        skip("xarray is not installed")
    if engine not in xarray.backends.list_engines():
        skip(f"xarray's engine {engine} is not installed")
    path = write(program, folder / "sample.h5")
    with xarray.open_dataset(path, engine=engine) as data:
        check_root(data)
    with xarray.open_dataset(path, engine=engine, group="difference") as data:
        assert dict(data.sizes) == {"policy": 3, "world": 4}
        assert data.need_met.values.ravel().tolist() == list(range(12))
        assert data.attrs == {"baseline": "consultation-only"}
    with xarray.open_dataset(path, engine=engine, group="draws") as data:
        assert data.value.dims == ("world", "parameter")
        assert data.parameter.values.tolist() == ["trust.gain", "trust.loss"]
    with xarray.open_dataset(path, engine=engine, group="ledger") as data:
        assert data.credits.size == 0


def check_root(data):
    assert dict(data.sizes) == LENGTHS
    assert set(data.coords) == {"policy", "world", "week"}
    assert data.policy.values.tolist() == POLICIES
    assert data.week.values.tolist() == list(range(60))
    assert data.need_met.dims == ("policy", "world", "week")
    assert data.need_met.units == "1"
    assert data.need_met.long_name == "share of need that is met"
    assert data.need_met.values.ravel().tolist() == list(range(3 * 4 * 60))
    by_name = data.wellbeing.sel(policy="co-delivery, naïve", world=2)
    assert (by_name == 2).all()
    assert data.wellbeing.sel(world=3).isnull().all(), "what holds the fill value is missing"
    assert float(data.total) == 42.5
    assert data.attrs["Conventions"] == "CF-1.8"
    assert int(data.attrs["seed"]) == 2**64 - 1
    assert data.attrs["scenario"].startswith("title: Soin à domicile\n")
    assert len(data.attrs["scenario"].encode()) >= 100_000


def main():
    check, program = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        if check == "bytes":
            check_bytes(program, folder)
        elif check == "ncdump":
            check_ncdump(program, folder)
        else:
            check_xarray(check, program, folder)


if __name__ == "__main__":
    main()
