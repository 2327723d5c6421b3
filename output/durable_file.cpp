// SPDX-License-Identifier: Apache-2.0
#include "output/durable_file.hpp"

#include "output/output_error.hpp"
#include "sim/kernel/contract.hpp"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace dowith {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& doing, int error) {
    throw OutputError{path, doing + ": " + std::generic_category().message(error)};
}

enum class Lock { taken, busy };

/// A file system without locks counts as taken: a shared folder that cannot lock is no reason to
/// compute nothing.
Lock try_lock(int descriptor) {
    const bool refused = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0;
    return refused && errno == EWOULDBLOCK ? Lock::busy : Lock::taken;
}

/// Whether the name still leads to the open file: its former writer may have renamed or removed it
/// between our opening and our locking.
bool is_named(int descriptor, const std::filesystem::path& name) {
    struct stat open_file {};

    struct stat named {};

    return ::fstat(descriptor, &open_file) == 0 && ::stat(name.c_str(), &named) == 0 &&
           open_file.st_dev == named.st_dev && open_file.st_ino == named.st_ino;
}

int open_locked(const std::filesystem::path& path, const std::filesystem::path& partial) {
    for (;;) {
        const int descriptor = ::open(partial.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
        if (descriptor < 0) {
            fail(path, "cannot create " + partial.string(), errno);
        }
        const Lock lock = try_lock(descriptor);
        if (lock == Lock::taken && is_named(descriptor, partial)) {
            return descriptor;
        }
        ::close(descriptor);
        if (lock == Lock::busy) {
            throw BusyError{path, partial.string() + " is being written by another process"};
        }
    }
}

/// A rename is on the disk only when its folder is.
void sync_folder_of(const std::filesystem::path& path) {
    const auto parent = path.parent_path();
    const std::filesystem::path folder = parent.empty() ? "." : parent;
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        fail(path, "cannot open folder " + folder.string(), errno);
    }
    const int error = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    // EINVAL: a file system whose folders cannot be forced to the disk, which is no failure of
    // ours.
    if (error != 0 && error != EINVAL) {
        fail(path, "cannot sync folder " + folder.string(), error);
    }
}

} // namespace

PartialFile::PartialFile(std::filesystem::path path)
    : path_{std::move(path)}, partial_path_{path_} {
    partial_path_ += ".partial";
    descriptor_ = open_locked(path_, partial_path_);
    if (::ftruncate(descriptor_, 0) != 0) { // what a killed process may have left
        const int error = errno;
        ::close(descriptor_);
        fail(path_, "cannot empty " + partial_path_.string(), error);
    }
}

PartialFile::~PartialFile() {
    if (descriptor_ < 0) {
        return;
    }
    ::unlink(partial_path_.c_str()); // still under the lock, so never another process's file
    ::close(descriptor_);
}

void PartialFile::write(std::string_view bytes) {
    EXPECTS(descriptor_ >= 0);
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            fail(path_, "cannot write", errno);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void PartialFile::commit() {
    EXPECTS(descriptor_ >= 0);
    if (::fsync(descriptor_) != 0) {
        fail(path_, "cannot force to the disk", errno);
    }
    if (::rename(partial_path_.c_str(), path_.c_str()) != 0) {
        fail(path_, "cannot rename", errno);
    }
    ::close(std::exchange(descriptor_, -1));
    sync_folder_of(path_);
}

void write_durably(const std::filesystem::path& path, std::string_view bytes) {
    PartialFile file{path};
    file.write(bytes);
    file.commit();
}

} // namespace dowith
