#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "coreference/proposal.h"
#include "evaluate/proportions.h"

namespace placetime::evaluate {

/// A proposal against gold.
struct JudgedProposal {
    coreference::Proposal proposal;
    bool right = false; ///< every pair of its members is of one gold group
};

/// Proposals among the events of reports, measured by pairs of events.
struct GroupReport {
    std::size_t events = 0;
    Proportions pairs; ///< `found`: pairs proposed as one happening; `gold`: pairs that are
    std::vector<JudgedProposal> proposals; ///< in the order of propose()
    std::vector<std::vector<std::size_t>>
        missed; ///< gold groups of which some pair was not proposed: into the events, ascending
    std::vector<std::string> unmatched; ///< phrases that no event has
};

/// Scores against a table of gold groups. A line is
///   group TAB report id TAB phrase [TAB type]
/// and puts the events of that report whose title or quote holds the phrase (and which have that
/// type) into the group; an event in no group is a happening of its own. Blank lines and those that
/// start with # are skipped. Throws FileError, or FormatError with the line.
GroupReport score_groups(std::span<events::Event const> events, std::filesystem::path const& gold);

/// The scores as the JSON of `placetime eval --groups`: precision, recall and f1 over pairs, every
/// proposal with its judgement, and what was missed.
std::string evaluate_groups(std::span<events::Event const> events,
                            std::filesystem::path const& gold);

} // namespace placetime::evaluate
