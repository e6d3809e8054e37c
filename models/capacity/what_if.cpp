#include "models/capacity/what_if.h"

#include "engine/service.h"
#include "models/pricing/file_bill.h"
#include "models/value/value.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace rf::models {

using rf::capacity::ArmName;
using rf::capacity::Sample;
using rf::capacity::Side;
using rf::capacity::SideSample;
using rf::whatif::ArmSettings;
using rf::whatif::ArmTrace;
using rf::whatif::Mode;
using rf::whatif::Outcome;
using rf::whatif::Scenario;

namespace {

constexpr std::size_t kMinutes = 1; ///< the meter's level of 1-minute samples
constexpr Side kSides[] = {Side::Read, Side::Write};
constexpr qint64 kDay = 24 * 3600, kPreviewStep = 300;

ArmSettings settingsOf(const rf::Throughput& units, const std::optional<rf::OnDemandThroughput>& maximum) {
    ArmSettings arm;
    arm.units = {double(units.readUnits), double(units.writeUnits)};
    if (maximum) arm.maximum = {double(maximum->maxReadUnits), double(maximum->maxWriteUnits)};
    return arm;
}

/// Which arms of a trace are looked at.
std::vector<std::size_t> looked(const WhatIfTrace& trace, const ArmChoice& choice) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < trace.arms.size(); ++i) {
        const bool table = trace.arms[i].index.empty();
        if (choice.kind == ArmChoice::TableAndIndexes || (choice.kind == ArmChoice::Table && table) ||
            (choice.kind == ArmChoice::Index && fromUtf8(trace.arms[i].index) == choice.index))
            out.push_back(i);
    }
    return out;
}

double neededFor(const ArmTrace& arm, Side side) {
    return std::max(1.0, std::ceil(rf::whatif::peakOf(arm, side)));
}

double meanOf(const ArmTrace& arm, Side side) {
    double units = 0;
    for (const Sample& each : arm.samples) units += rf::whatif::demandOf(rf::whatif::sideOf(each, side)).units / 60;
    return arm.samples.empty() ? 0 : units / double(arm.samples.size());
}

/// Shares out `sum` units: each arm gets as many times its mean as the others, but no more than its busiest minute needs;
/// what is over goes by those minutes.
std::vector<double> sharesOf(const std::vector<double>& means, const std::vector<double>& peaks, double sum) {
    double peakSum = 0;
    for (const double each : peaks) peakSum += each;
    std::vector<double> shares(peaks.size());
    if (sum >= peakSum) {
        for (std::size_t i = 0; i < peaks.size(); ++i) shares[i] = peaks[i] * sum / peakSum;
        return shares;
    }
    double low = 0, high = 1e9; // the factor, by halving
    for (int step = 0; step < 80; ++step) {
        const double factor = (low + high) / 2;
        double filled = 0;
        for (std::size_t i = 0; i < peaks.size(); ++i) filled += shares[i] = std::min(peaks[i], means[i] * factor);
        (filled > sum ? high : low) = factor;
    }
    return shares;
}

/// In whole units, at least one each: what that is too much, the largest gives.
std::vector<double> wholeOf(std::vector<double> shares, double sum) {
    double whole = 0;
    for (double& each : shares) whole += each = std::max(1.0, std::round(each));
    const auto largest = std::max_element(shares.begin(), shares.end());
    if (largest != shares.end() && whole > sum) *largest = std::max(1.0, *largest - (whole - sum));
    return shares;
}

double peakSum(const WhatIfTrace& trace, const ArmChoice& choice, Side side) {
    double sum = 0;
    for (const std::size_t arm : looked(trace, choice)) sum += neededFor(trace.arms[arm], side);
    return sum;
}

Mode modeOf(WhatIfMode mode) {
    return mode == WhatIfMode::OnDemand ? Mode::OnDemand : mode == WhatIfMode::AutoScaling ? Mode::AutoScaling : Mode::Provisioned;
}

void addPoint(CapacityPoint& point, const SideSample& sample, double share) {
    point.consumed = (std::isnan(point.consumed) ? 0 : point.consumed) + sample.units / 60 * share;
    point.throttled += sample.throttled * share;
    point.peak += sample.peak * share;
    if (sample.provisioned > 0) point.burst = std::isnan(point.burst) ? sample.burst : std::min(point.burst, sample.burst);
}

Scenario scenarioOf(const WhatIfTrace& trace, const CapacityDraft& draft) {
    Scenario scenario{draft.onDemand ? Mode::OnDemand : Mode::Provisioned, {}};
    for (const ArmTrace& recorded : trace.arms) {
        ArmSettings arm;
        for (const CapacityDraft::Units& each : draft.units)
            if (toUtf8(each.index) == recorded.index) {
                arm.units = {double(each.read), double(each.write)};
                arm.maximum = {double(each.maxRead), double(each.maxWrite)};
            }
        scenario.arms.push_back(arm);
    }
    return scenario;
}

/// One arm onto the points: what was used where there are samples; what is provisioned everywhere, from `begins` on (unknown:
/// from the first sample on).
void addArm(const std::vector<Sample>& samples, UnitSide side, double begins, const CapacitySeries& series, QList<CapacityPoint>& points) {
    const qint64 step = series.step;
    std::vector<double> provisioned(std::size_t(points.size()), kUnknown);
    for (const Sample& each : samples) {
        const qint64 first = (each.second - series.from) / step;
        const qint64 count = std::max<qint64>(1, 60 / step); // a minute fills several points, or a part of one
        for (qint64 i = std::max<qint64>(0, first); i < first + count && i < points.size(); ++i) {
            const double share = step > 60 ? 60.0 / double(step) : 1.0 / double(count);
            CapacityPoint& point = points[i];
            addPoint(point, sideOf(each, side), step > 60 ? share : 1);
            if (step < 60) point.throttled -= sideOf(each, side).throttled * (1 - share);
            if (sideOf(each, side).provisioned > 0) provisioned[std::size_t(i)] = sideOf(each, side).provisioned;
        }
    }
    double standing = begins;
    for (std::size_t i = 0; i < provisioned.size(); ++i) {
        if (!std::isnan(provisioned[i])) standing = provisioned[i];
        if (std::isnan(standing)) continue;
        double& sum = points[qsizetype(i)].provisioned;
        sum = std::isnan(sum) ? standing : sum + standing;
    }
}

} // namespace

bool WhatIfTrace::isEmpty() const {
    return std::all_of(arms.begin(), arms.end(), [](const ArmTrace& arm) { return arm.samples.empty(); });
}

qint64 WhatIfTrace::requestCount() const {
    qint64 count = 0;
    for (const auto& each : requests) count += qint64(each.size());
    return count;
}

std::shared_ptr<const WhatIfTrace> requestTrace(rf::Service& service, const rf::TablePtr& schema, qint64 from, qint64 to) {
    const rf::capacity::Meter* meter = service.meter();
    if (!schema || !meter) return std::make_shared<WhatIfTrace>();
    std::vector<std::vector<rf::capacity::RequestMark>> marks;
    qint64 first = to, whole = from;
    const auto read = [&](const std::string& index) {
        std::int64_t kept = 0;
        marks.push_back(meter->requests({schema->region, schema->name, index}, from, to, &kept));
        whole = std::max<qint64>(whole, kept);
        if (!marks.back().empty()) first = std::min<qint64>(first, marks.back().front().ms / 1000);
    };
    read({});
    for (const rf::IndexSchema& index : schema->indexes)
        if (index.kind == rf::IndexKind::Global) read(index.name);
    const qint64 wholeMinute = (whole + 59) / 60 * 60;
    const qint64 begin = std::max(wholeMinute, first / 60 * 60);
    auto trace = std::make_shared<WhatIfTrace>(*whatIfTrace(service, schema, begin, to));
    for (auto& each : marks) {
        std::erase_if(each, [&](const auto& mark) { return mark.ms < begin * 1000; });
        trace->requests.push_back(rf::whatif::requestsOf(std::move(each)));
    }
    return trace;
}

std::shared_ptr<const WhatIfTrace> whatIfTrace(rf::Service& service, const rf::TablePtr& schema, qint64 from, qint64 to) {
    auto trace = std::make_shared<WhatIfTrace>();
    const rf::capacity::Meter* meter = service.meter();
    if (!schema || !meter) return trace;
    trace->schema = schema;
    trace->from = from;
    trace->to = to;
    trace->use = tableUseOf(service, *schema, from, to);
    trace->now.mode = trace->use.onDemand ? Mode::OnDemand : Mode::Provisioned;
    const auto add = [&](const rf::IndexSchema* index) {
        const ArmName name{schema->region, schema->name, index ? index->name : std::string()};
        trace->arms.push_back(rf::whatif::traceOf(name.index, meter->since(name, kMinutes, 0), meter->heat(name, from, to), from, to));
        trace->now.arms.push_back(index ? settingsOf(index->throughput, index->onDemand) : settingsOf(schema->throughput, schema->onDemand));
    };
    add(nullptr);
    for (const rf::IndexSchema& index : schema->indexes)
        if (index.kind == rf::IndexKind::Global) add(&index);
    return trace;
}

WhatIfSettings filledIn(const WhatIfTrace& trace, const ArmChoice& arm, const WhatIfSettings& settings) {
    WhatIfSettings full = settings;
    double most = 0;
    for (const Side side : kSides) {
        int& units = full.units[std::size_t(side)];
        if (units <= 0) units = int(peakSum(trace, arm, side));
        for (const ArmTrace& each : trace.arms) most = std::max(most, neededFor(each, side));
    }
    if (full.most <= 0) full.most = std::max(2 * WhatIfSettings().least, int(2 * most));
    full.most = std::max(full.most, full.least);
    return full;
}

Scenario scenarioOf(const WhatIfTrace& trace, WhatIfMode mode, const ArmChoice& arm, const WhatIfSettings& settings) {
    if (mode == WhatIfMode::Now) return trace.now;
    const WhatIfSettings full = filledIn(trace, arm, settings);
    Scenario scenario = rf::whatif::atPeak(trace.arms, modeOf(mode));
    for (ArmSettings& each : scenario.arms)
        for (auto* limits : {&each.read, &each.write}) {
            limits->target = full.target;
            limits->minCapacity = full.least;
            limits->maxCapacity = full.most;
        }
    if (mode == WhatIfMode::OnDemand)
        for (std::size_t i = 0; i < scenario.arms.size(); ++i) scenario.arms[i].maximum = trace.now.arms[i].maximum;
    if (mode != WhatIfMode::Provisioned) return scenario;
    const auto arms = looked(trace, arm);
    for (const Side side : kSides) {
        std::vector<double> means, peaks;
        for (const std::size_t i : arms) {
            means.push_back(meanOf(trace.arms[i], side));
            peaks.push_back(neededFor(trace.arms[i], side));
        }
        const auto shares = wholeOf(sharesOf(means, peaks, full.units[std::size_t(side)]), full.units[std::size_t(side)]);
        for (std::size_t i = 0; i < arms.size(); ++i) scenario.arms[arms[i]].units[std::size_t(side)] = shares[i];
    }
    return scenario;
}

Outcome outcomeOf(const WhatIfTrace& trace, WhatIfMode mode, const ArmChoice& arm, const WhatIfSettings& settings,
                  const rf::pricing::PriceTable* prices, const std::stop_token& stop, const std::function<void(double)>& progress) {
    if (mode == WhatIfMode::Now) return rf::whatif::recorded(trace.arms, trace.now, trace.use, prices);
    if (!trace.requests.empty())
        return rf::whatif::replayRequests(trace.arms, trace.requests, scenarioOf(trace, mode, arm, settings), trace.use, prices, progress, stop);
    return rf::whatif::replay(trace.arms, scenarioOf(trace, mode, arm, settings), trace.use, prices, stop);
}

QList<CapacityPoint> pointsOf(const WhatIfTrace& trace, const Scenario& scenario, const Outcome& outcome, const ArmChoice& arm,
                              UnitSide side, const CapacitySeries& series) {
    CapacityPoint hole;
    hole.consumed = kUnknown;
    QList<CapacityPoint> points(series.side(side).size(), hole);
    const auto begins = [&](std::size_t i) { // also of an index that nobody used: it is paid for
        const bool has = scenario.mode != Mode::OnDemand && i < scenario.arms.size();
        return has ? scenario.arms[i].units[side == UnitSide::Read ? 0 : 1] : kUnknown;
    };
    for (const std::size_t i : looked(trace, arm))
        if (i < outcome.arms.size()) addArm(outcome.arms[i], side, begins(i), series, points);
    return points;
}

CapacityDraft draftOf(const WhatIfTrace& trace, WhatIfMode mode, const ArmChoice& arm, const WhatIfSettings& settings,
                      const Outcome& outcome) {
    CapacityDraft draft;
    draft.onDemand = mode == WhatIfMode::OnDemand || (mode == WhatIfMode::Now && trace.use.onDemand);
    const Scenario scenario = scenarioOf(trace, mode, arm, settings);
    for (std::size_t i = 0; i < trace.arms.size(); ++i) {
        CapacityDraft::Units units{fromUtf8(trace.arms[i].index)};
        std::array<double, 2> set = scenario.arms[i].units;
        if (mode == WhatIfMode::AutoScaling && i < outcome.arms.size() && !outcome.arms[i].empty())
            set = {outcome.arms[i].back().read.provisioned, outcome.arms[i].back().write.provisioned};
        units.read = std::max(1, int(set[0]));
        units.write = std::max(1, int(set[1]));
        units.maxRead = int(trace.now.arms[i].maximum[0]);
        units.maxWrite = int(trace.now.arms[i].maximum[1]);
        draft.units << units;
    }
    return draft;
}

QString sentenceOf(const CapacityPreview& preview) {
    const auto count = [](double value) { return QLocale(QLocale::English).toString(qint64(value)); };
    const QString text =
        QCoreApplication::translate("CapacityPreview", "%1 reads and %2 writes would have been throttled; %3 and %4 were.")
            .arg(count(preview.throttled[0]), count(preview.throttled[1]), count(preview.recorded[0]), count(preview.recorded[1]));
    if (std::isnan(preview.usd)) return text;
    return text + QLatin1Char(' ') +
           QCoreApplication::translate("CapacityPreview", "%1 a month, now %2.").arg(moneyText(preview.usd), moneyText(preview.usdNow));
}

Scenario scenarioOf(const WhatIfTrace& trace, const QList<ScalingChoice>& choices) {
    Scenario scenario{Mode::AutoScaling, trace.now.arms};
    for (std::size_t i = 0; i < trace.arms.size(); ++i) {
        ArmSettings& arm = scenario.arms[i];
        for (const Side side : kSides) {
            auto& limits = side == Side::Read ? arm.read : arm.write;
            limits.minCapacity = limits.maxCapacity = std::max<std::int64_t>(1, std::int64_t(arm.units[std::size_t(side)]));
            for (const ScalingChoice& each : choices)
                if (each.on && toUtf8(each.index) == trace.arms[i].index && (each.side == UnitSide::Read) == (side == Side::Read))
                    limits = {.target = double(each.target), .minCapacity = each.least, .maxCapacity = each.most};
        }
    }
    return scenario;
}

CapacityPreview previewOf(rf::Service& service, const rf::TablePtr& schema, const CapacityDraft& draft, qint64 nowMs,
                          const rf::pricing::PriceTable* prices) {
    const auto scenario = [&draft](const WhatIfTrace& trace) { return scenarioOf(trace, draft); };
    return previewOf(service, schema, scenario, nowMs, prices);
}

CapacityPreview previewOf(rf::Service& service, const rf::TablePtr& schema,
                          const std::function<Scenario(const WhatIfTrace&)>& scenario, qint64 nowMs,
                          const rf::pricing::PriceTable* prices) {
    CapacityPreview preview;
    const qint64 to = nowMs / 1000, from = to - kDay;
    const auto trace = whatIfTrace(service, schema, from, to);
    if (trace->isEmpty()) return preview;
    const Scenario with = scenario(*trace);
    const Outcome then = rf::whatif::replay(trace->arms, with, trace->use, prices);
    const Outcome now = rf::whatif::recorded(trace->arms, trace->now, trace->use, prices);
    preview.known = true;
    preview.step = kPreviewStep;
    preview.from = from - from % kPreviewStep;
    CapacitySeries grid;
    grid.from = preview.from;
    grid.step = kPreviewStep;
    grid.read.resize((to - preview.from + kPreviewStep - 1) / kPreviewStep);
    grid.write = grid.read;
    for (const UnitSide side : {UnitSide::Read, UnitSide::Write}) preview.points[std::size_t(side)] = pointsOf(*trace, with, then, {}, side, grid);
    preview.throttled = then.throttled;
    preview.recorded = now.throttled;
    if (then.usd) preview.usd = *then.usd;
    if (now.usd) preview.usdNow = *now.usd;
    return preview;
}

} // namespace rf::models
