#include "models/capacity/what_if_model.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace rf::models {

using rf::whatif::Outcome;

/// What a run leaves.
struct WhatIfModel::Answer {
    std::shared_ptr<const WhatIfTrace> trace;
    std::array<std::shared_ptr<const Outcome>, kWhatIfModes> outcomes;
    std::array<QList<CapacityPoint>, 2> points;
    WhatIfSettings full;
    std::array<int, 2> peaks{1, 1};
    CapacityDraft draft;
};

namespace {

constexpr int kLookMs = 50;

bool sameSpan(const CapacityQuestion& a, const CapacityQuestion& b) {
    return a.region == b.region && a.table == b.table && a.arm == b.arm && a.range == b.range && a.customFrom == b.customFrom &&
           a.customTo == b.customTo;
}

QString countText(double count) { return QLocale(QLocale::English).toString(qint64(count)); }

QString throttledText(const Outcome& outcome) {
    const QString throttled = WhatIfModel::tr("%1 throttled").arg(countText(outcome.throttled[0] + outcome.throttled[1]));
    const double failed = outcome.failed[0] + outcome.failed[1];
    return failed > 0 ? WhatIfModel::tr("%1, %2 failed").arg(throttled, countText(failed)) : throttled;
}

QString spanText(const WhatIfTrace& trace) {
    return WhatIfModel::tr("%1 requests since %2").arg(countText(double(trace.requestCount())),
                                                       QDateTime::fromSecsSinceEpoch(trace.from).toString(QStringLiteral("HH:mm")));
}

} // namespace

WhatIfModel::WhatIfModel(CapacityModel* capacity, QObject* parent) : QObject(parent), m_capacity(capacity) {
    connect(capacity, &CapacityModel::changed, this, &WhatIfModel::follow);
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, &WhatIfModel::look);
}

void WhatIfModel::setPrices(PriceBook* prices) {
    if (m_prices) disconnect(m_prices, nullptr, this, nullptr);
    m_prices = prices;
    if (prices)
        connect(prices, &PriceBook::changed, this, [this] {
            m_outcomes = {};
            ask();
        });
}

void WhatIfModel::setMode(WhatIfMode mode) {
    if (mode == m_mode) return;
    m_mode = mode;
    ask();
}

void WhatIfModel::setSettings(const WhatIfSettings& settings) {
    if (settings == m_settings) return;
    const bool units = settings.units != m_settings.units;
    const bool scaling = settings.target != m_settings.target || settings.least != m_settings.least || settings.most != m_settings.most;
    m_settings = settings;
    if (units) m_outcomes[std::size_t(WhatIfMode::Provisioned)].reset();
    if (scaling) m_outcomes[std::size_t(WhatIfMode::AutoScaling)].reset();
    ask();
}

void WhatIfModel::setByRequest(bool byRequest) {
    if (byRequest == m_byRequest) return;
    m_byRequest = byRequest;
    m_trace.reset();
    m_outcomes = {};
    ask();
}

/// How far the worker is.
void WhatIfModel::look() {
    const int now = m_call.isRunning() && m_running ? m_running->load() : -1;
    if (now < 0) m_look.stop();
    if (now == m_progress) return;
    m_progress = now;
    emit progressed();
}

bool WhatIfModel::isOld(qint64 nowMs) const {
    if (m_byRequest && m_call.isRunning()) return false; // it would never come to an end
    return std::abs(nowMs - m_question.nowMs) >= (m_byRequest ? kRequestTraceMs : kTraceMs);
}

/// Another snapshot: another span, or the same one a second later.
void WhatIfModel::follow() {
    const CapacitySnapshot& snapshot = m_capacity->snapshot();
    if (!snapshot.used || !m_capacity->file()) return forget(tr("Nothing was recorded"));
    const bool same = sameSpan(snapshot.asked, m_question);
    if (same && !isOld(snapshot.asked.nowMs)) {
        if (!m_call.isRunning() && m_mode != WhatIfMode::Now && m_gridFrom != snapshot.series.from) ask(); // the points have moved on
        return;
    }
    const bool another = snapshot.asked.region != m_question.region || snapshot.asked.table != m_question.table;
    if (another || !(snapshot.asked.arm == m_question.arm)) m_settings.units = {0, 0};
    if (another) m_settings.most = 0;
    m_question = snapshot.asked;
    m_trace.reset();
    m_outcomes = {};
    ask();
}

void WhatIfModel::ask() {
    EngineClient* client = m_capacity->file() ? m_capacity->file()->client() : nullptr;
    const CapacitySnapshot& snapshot = m_capacity->snapshot();
    if (!client || !snapshot.used || m_question.table.isEmpty()) return;
    const auto prices = m_prices ? m_prices->table() : nullptr;
    CapacitySeries grid;
    grid.from = m_gridFrom = snapshot.series.from;
    grid.step = snapshot.series.step;
    grid.read.resize(snapshot.series.read.size());
    grid.write.resize(snapshot.series.write.size());
    m_running = m_byRequest ? std::make_shared<std::atomic<int>>(0) : nullptr;
    m_call.run(
        *client, this,
        [byRequest = m_byRequest, running = m_running, question = m_question, from = snapshot.from, to = snapshot.to, grid, prices, mode = m_mode, settings = m_settings,
         trace = m_trace, outcomes = m_outcomes](rf::Service& service, const std::stop_token& stop) {
            auto answer = std::make_shared<Answer>();
            answer->trace = trace ? trace
                                  : (byRequest ? requestTrace : whatIfTrace)(service, service.catalog()->find(toUtf8(question.region), toUtf8(question.table)), from, to);
            answer->outcomes = outcomes;
            if (answer->trace->isEmpty()) return answer;
            answer->full = filledIn(*answer->trace, question.arm, settings);
            const WhatIfSettings peaks = filledIn(*answer->trace, question.arm, {});
            answer->peaks = peaks.units;
            const auto missing = std::ranges::count(answer->outcomes, nullptr);
            int done = 0;
            const auto tell = [&](double share) {
                if (running) *running = int(100 * (done + share) / double(missing));
            };
            for (int i = 0; i < kWhatIfModes && !stop.stop_requested(); ++i)
                if (auto& outcome = answer->outcomes[std::size_t(i)]; !outcome) {
                    outcome = std::make_shared<const Outcome>(
                        outcomeOf(*answer->trace, WhatIfMode(i), question.arm, settings, prices.get(), stop, tell));
                    ++done;
                }
            if (stop.stop_requested()) return answer;
            const Outcome& shown = *answer->outcomes[std::size_t(mode)];
            const rf::whatif::Scenario scenario = scenarioOf(*answer->trace, mode, question.arm, settings);
            if (mode != WhatIfMode::Now)
                for (const UnitSide side : {UnitSide::Read, UnitSide::Write})
                    answer->points[std::size_t(side)] = pointsOf(*answer->trace, scenario, shown, question.arm, side, grid);
            answer->draft = draftOf(*answer->trace, mode, question.arm, settings, shown);
            return answer;
        },
        [this](const std::shared_ptr<Answer>& answer) { take(*answer); });
    if (m_byRequest) m_look.start();
}

void WhatIfModel::take(const Answer& answer) {
    m_trace = answer.trace;
    if (m_trace->isEmpty())
        return forget(m_byRequest ? tr("No single requests are kept of this time: they are while the file is open")
                                  : tr("Nothing was recorded in this time"));
    m_span = m_byRequest ? spanText(*m_trace) : QString();
    m_outcomes = answer.outcomes;
    m_points = answer.points;
    m_full = answer.full;
    m_peaks = answer.peaks;
    m_draft = answer.draft;
    m_problem = m_prices && !m_prices->table() ? m_prices->problem() : QString();
    m_ready = true;
    static constexpr const char* kNames[] = {QT_TR_NOOP("Now"), QT_TR_NOOP("Provisioned"), QT_TR_NOOP("Auto scaling"), QT_TR_NOOP("On demand")};
    QList<CostRow> rows;
    int lowest = -1;
    for (int i = 0; i < kWhatIfModes; ++i) {
        const Outcome& outcome = *m_outcomes[std::size_t(i)];
        CostRow row{tr(kNames[i]), outcome.usd.value_or(kUnknown), throttledText(outcome)};
        row.current = i == 0;
        row.tone = i == int(m_mode) ? CostRow::Accent : CostRow::Neutral;
        if (outcome.usd && (lowest < 0 || *outcome.usd < rows[lowest].usd)) lowest = i;
        rows << row;
    }
    if (lowest >= 0) rows[lowest].lowest = true;
    m_rows.setRows(rows);
    emit changed();
}

void WhatIfModel::forget(const QString& problem) {
    if (!m_ready && problem == m_problem) return;
    m_call.cancel();
    m_trace.reset();
    m_span.clear();
    m_outcomes = {};
    m_points = {};
    m_question = {};
    m_ready = false;
    m_problem = problem;
    m_rows.setRows({});
    emit changed();
}

void WhatIfModel::preview(const CapacityDraft& draft, std::function<void(const CapacityPreview&)> done) {
    EngineClient* client = m_capacity->file() ? m_capacity->file()->client() : nullptr;
    if (!client) return done({});
    const TableInfo table = m_capacity->table();
    m_previewCall.run(
        *client, this,
        [draft, schema = table.schema, now = m_capacity->nowMs(), prices = m_prices ? m_prices->table() : nullptr](
            rf::Service& service, const std::stop_token&) {
            return std::make_shared<CapacityPreview>(previewOf(service, schema, draft, now, prices.get()));
        },
        [done = std::move(done)](const std::shared_ptr<CapacityPreview>& preview) { done(*preview); });
}

} // namespace rf::models

#include "moc_what_if_model.cpp"
