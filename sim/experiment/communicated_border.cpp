// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/communicated_border.hpp"

#include "sim/engine/machine.hpp"

#include <algorithm>
#include <cstring>

namespace dowith {
namespace {

unsigned process_of(NeighbourhoodId home, std::size_t places, unsigned processes) {
    unsigned process = 0;
    while (true) {
        const Run run = share_of(places, process, processes);
        if (home.value < run.first + run.count) {
            return process;
        }
        ++process;
    }
}

template <class T> Bytes bytes_of(const std::vector<T>& things) {
    const auto bytes = std::as_bytes(std::span{things});
    return {bytes.begin(), bytes.end()};
}

template <class T> std::vector<T> things_in(const Bytes& bytes) {
    std::vector<T> things(bytes.size() / sizeof(T), T{});
    if (!bytes.empty()) {
        std::memcpy(things.data(), bytes.data(), bytes.size());
    }
    return things;
}

} // namespace

CommunicatedBorder::CommunicatedBorder(const District<Neighbourhood>& district,
                                       Communicator& processes)
    : processes_{processes}, read_(processes.size()), letters_(processes.size()) {
    const std::size_t end = district.first + district.neighbourhoods.size();
    for (const Neighbourhood& home : district.neighbourhoods) {
        for (const BorderTie& tie : home.citizens.ties.across_border) {
            if (tie.there.value < district.first || tie.there.value >= end) {
                read_[process_of(tie.there, district.places(), processes.size())].push_back(
                    {tie.there, tie.citizen_there});
            }
        }
    }
    std::vector<Bytes> wishes;
    for (std::vector<Place>& of_process : read_) {
        std::sort(of_process.begin(), of_process.end());
        of_process.erase(std::unique(of_process.begin(), of_process.end()), of_process.end());
        wishes.push_back(bytes_of(of_process));
    }
    for (const Bytes& wished : processes_.exchange(wishes)) {
        shown_.push_back(things_in<Place>(wished));
    }
    for (const std::vector<Place>& of_process : read_) {
        heard_.emplace_back(of_process.size() * sizeof(Glimpse));
    }
}

void CommunicatedBorder::exchange(std::vector<Neighbourhood::Notice>& board) {
    for (std::size_t process = 0; process < letters_.size(); ++process) {
        Bytes& letter = letters_[process];
        letter.resize(shown_[process].size() * sizeof(Glimpse));
        std::byte* to = letter.data();
        for (const Place& who : shown_[process]) {
            std::memcpy(to, &board[who.home.value][who.citizen.value], sizeof(Glimpse));
            to += sizeof(Glimpse);
        }
    }
    processes_.exchange(letters_, heard_);
    for (std::size_t process = 0; process < heard_.size(); ++process) {
        const std::byte* from = heard_[process].data();
        for (const Place& who : read_[process]) {
            Neighbourhood::Notice& notice = board[who.home.value];
            notice.resize(std::max<std::size_t>(notice.size(), who.citizen.value + std::size_t{1}));
            std::memcpy(&notice[who.citizen.value], from, sizeof(Glimpse));
            from += sizeof(Glimpse);
        }
    }
}

std::vector<double> CommunicatedBorder::gather(std::vector<double> brought) {
    return processes_.gather_numbers(std::span<const double>{brought});
}

std::unique_ptr<Border<Neighbourhood::Notice>> border_of(const District<Neighbourhood>& district,
                                                         Communicator& processes) {
    if (processes.is_alone()) {
        return std::make_unique<NoBorder<Neighbourhood::Notice>>();
    }
    return std::make_unique<CommunicatedBorder>(district, processes);
}

} // namespace dowith
