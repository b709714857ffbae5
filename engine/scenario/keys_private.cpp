// The keys of private: what firms ask for, and who among them gets it.
#include <array>

#include "scenario/key_fields.hpp"
#include "scenario/key_sections.hpp"

namespace taktskifte {
namespace {

using namespace key_fields;

constexpr std::array private_rows = {
    Key{.name = "private.applications",
        .field = at<&Scenario::private_side, &PrivateParameters::applications>,
        .unit = "applications a year",
        .range = {0.0, 100000.0},
        .standard = "352",
        .study = {300.0, 499.0},
        .evidence = {Status::published, Confidence::medium},
        .source = "https://kommunikasjon.ntb.no/pressemelding/"
                  "innovasjonsprosjekt-i-naeringslivet-ip-n-ordningen-det-kryr-av-gode-ideer-i-norsk-"
                  "naeringsliv?publisherId=89314&releaseId=17873371",
        .doc = "Private applications a year at the reference private pot. 352 in 2019, when that pot was "
               "awarded; 400 in 2016 at some 900 MNOK, 499 in both rounds of 2021.",
        .total = true},
    Key{.name = "private.elasticity",
        .field = at<&Scenario::private_side, &PrivateParameters::elasticity>,
        .unit = "1",
        .range = {0.0, 5.0},
        .standard = "0.3",
        .study = {0.0, 0.8},
        .evidence = {Status::derived, Confidence::low},
        .source = "https://www.forskningsradet.no/en/call-for-proposals/2019/"
                  "innovation-project-for-the-industrial-sector-/ ; "
                  "https://www.forskningsradet.no/nyheter/2021/"
                  "269-soknader-fra-naringslivet-i-andre-soknadsrunde-for-innovasjonsprosjekter/",
        .doc = "How private applications grow with the private part. Own regression on the firms' calls of "
               "2014, 2016, 2019 and 2021: 0.37 (standard error 0.36)."},
    Key{.name = "private.grant_min_mnok",
        .field = at<&Scenario::private_side, &PrivateParameters::grant_min_mnok>,
        .unit = "MNOK",
        .range = {0.01, 10000.0},
        .standard = "3",
        .doc = "Smallest request of a private project."},
    Key{.name = "private.grant_mean_mnok",
        .field = at<&Scenario::private_side, &PrivateParameters::grant_mean_mnok>,
        .unit = "MNOK",
        .range = {0.01, 10000.0},
        .standard = "8.5",
        .study = {6.9, 10.4},
        .evidence = {Status::derived, Confidence::medium},
        .source = "https://www.forskningsradet.no/om-forskningsradet/pressekontakt/pressemeldinger/2017/"
                  "forskningsradet-har-delt-ut-900-millioner-til-innovasjon-i-naringslivet/",
        .doc = "Mean request of a private project. 7.6 (2016), 6.9 (2018), 10.4 (2020)."},
    Key{.name = "private.grant_max_mnok",
        .field = at<&Scenario::private_side, &PrivateParameters::grant_max_mnok>,
        .unit = "MNOK",
        .range = {0.01, 10000.0},
        .standard = "16",
        .study = fixed,
        .evidence = {Status::published, Confidence::high},
        .source = "https://www.entrepedia.com/no/moduler/offentlig-finansiering/forskningsr%C3%A5det/"
                  "innovasjonsprosjekt-i-n%C3%A6ringslivet-ipn/",
        .doc = "Largest request of a private project."},
    Key{.name = "private.grant_shape_a",
        .field = at<&Scenario::private_side, &PrivateParameters::grant_shape_a>,
        .unit = "1",
        .range = {0.01, 1000.0},
        .standard = "2",
        .doc = "First shape of the Beta law of private requests; the second follows from the smallest, mean "
               "and largest request."},
    Key{.name = "private.additionality",
        .field = at<&Scenario::private_side, &PrivateParameters::additionality>,
        .unit = "NOK of R&D per NOK",
        .range = {0.0, 10.0},
        .standard = "1.15",
        .study = {1.0, 2.0},
        .evidence = {Status::published, Confidence::medium},
        .source =
            "https://9pdf.net/document/"
            "q2n92rjp-estimating-additionality-subsidies-using-proposal-evaluation-control-intentions.html",
        .doc = "R&D set off by a krone, mean over all applicants; up to 2 in the evaluation of the tax "
               "deduction for R&D. Grants go to the better ones, so a krone granted sets off more: about 1.5 "
               "in the shipped scenarios."},
    Key{.name = "private.quality_sd",
        .field = at<&Scenario::private_side, &PrivateParameters::quality_sd>,
        .unit = "sd of ln value",
        .range = {0.0, 5.0},
        .standard = "0.5",
        .study = {0.2, 1.0},
        .doc = "Spread of the value of private projects."},
    Key{.name = "private.score_reliability",
        .field = at<&Scenario::private_side, &PrivateParameters::score_reliability>,
        .unit = "share of score variance",
        .range = {0.0, 1.0},
        .standard = "0.36",
        .study = {0.17, 0.6},
        .doc = "How much of the spread of private scores is quality and not noise."}};

}  // namespace

std::span<const Key> private_keys() { return private_rows; }

}  // namespace taktskifte
