// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace dowith {

/// What a draw is for. Part of the key of every draw, so that one purpose never changes another's
/// luck. Append only: a number that is reused or moved changes results.
enum class Purpose : std::uint32_t {
    // The population, drawn once.
    deprivation = 1,
    advantage = 2,
    free_hours = 3,
    giving = 4,
    motives = 5,
    threshold = 6,
    skills = 7,
    recognised_skills = 8,
    need_group = 9,
    self_efficacy = 10,
    external_efficacy = 11,
    trust = 12,
    capability = 13,
    connectedness = 14,
    ties = 15,
    border_ties = 16,
    initial_need = 17,
    initial_severity = 18,
    initial_variation = 19,
    staff_skill = 20,
    staff_attitude = 21,
    staff_burnout = 22,
    staff_tenure = 23,
    age = 25,
    peer_trust = 26,
    // A week.
    onset = 100,
    onset_severity = 101,
    spontaneous_exit = 102,
    variation = 103,
    crisis = 104,
    contact = 110,
    speaking = 111,
    answer = 112,
    community_disposition = 120,
    community_refresh = 121,
    offer_disposition = 122,
    take_up_disposition = 123,
    co_delivery_refresh = 124,
    compulsion = 125,
    withdrawal = 126,
    return_to_service = 127,
    recognition = 128,
    quitting = 140,
    recruit_skill = 141,
    recruit_attitude = 142,
    rotation = 144,
    // 145 to 149: events and commissioning.
    // 150 to 179: time bank.
    // Peer support: 180 to 189.
    came_through = 180, ///< of the population, drawn once
    peer_seeking = 181,
    peer_supporting = 182,
    peer_conduct = 183,
    peer_order = 184,
    peer_room = 185,
    bank_founder = 150,
    bank_registration = 151,
    bank_invitation = 152,
    bank_joining = 153,
    bank_referral = 154,
    bank_word_of_mouth = 155,
    bank_leaving = 156,
    member_wants = 157,
    member_target = 158,
    member_stigma = 159,
    bank_wants = 160,
    bank_request = 161,
    bank_request_hours = 162,
    bank_able = 163,
    bank_search = 164,
    bank_venue = 165,
    bank_earning = 166,
    bank_introduction = 167,
    // 180 to 189: peer support.
    // 190 to 199: ties and wellbeing.
    meeting = 190,
    // An experiment.
    parameter_draw = 200,
    record_sample = 210, ///< who is recorded; decides nothing that happens
    // Kept free for tests, so that a test mechanism can draw without touching the model's luck.
    testing = 4000,
};

} // namespace dowith
