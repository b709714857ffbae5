// Do winners come back? How much oftener a municipality applies in the years after a grant than in others.
#pragma once

#include "taktskifte/analysis/pooled.hpp"
#include "taktskifte/analysis/variants.hpp"

namespace taktskifte {

/// The rate ratio of Mantel and Haenszel (Rothman, Greenland & Lash 2008, ch. 15): applications a year when
/// the last grant is at most apply.winner_years old, against other years, each municipality compared with
/// itself over all replicates, so that neither size nor access can mimic a return. Interval by the jackknife
/// over replicates. NaN if no municipality has years of both kinds.
Pooled return_rate(const Variant& run, const VariantOptions& options);

}  // namespace taktskifte
