#pragma once
// Behind the Capacity screen: asks the meter of a file once a second while it is watched, and keeps the last answer.
//
// Invariants
//  1. The meter is read on the client's threads; one reading at a time; an answer to an older question is dropped.
//  2. Paused (not live), the moment looked at stands still; other arms and ranges are read of that moment.

#include "models/async/engine_client.h"
#include "models/capacity/capacity_draft.h"
#include "models/capacity/throttle_report.h"
#include "models/capacity/use_models.h"
#include "models/session/file_session.h"

#include <QPointer>
#include <QTimer>

namespace rf::models {

enum class EnforcementChoice { Enforce, Observe, Off };

class CapacityModel : public QObject {
    Q_OBJECT
public:
    static constexpr int kPollMs = 1000;
    using NowMs = std::function<qint64()>;

    explicit CapacityModel(QObject* parent = nullptr);

    /// Time enters here: milliseconds since the epoch, by the clock of the file's meter.
    void setNow(NowMs now) { m_now = std::move(now); }

    /// nullptr or an empty name: nothing is looked at.
    void setTable(FileSession* file, const QString& region, const QString& name);
    FileSession* file() const { return m_file; }
    TableInfo table() const;
    bool isReadOnly() const { return !m_file || m_file->isReadOnly(); }

    /// "Table + indexes", "Table", then every index; the text and what it stands for.
    QList<std::pair<QString, ArmChoice>> armChoices() const;
    void setArm(const ArmChoice& arm);
    const ArmChoice& arm() const { return m_question.arm; }
    void setRange(CapacityRange range);
    CapacityRange range() const { return m_question.range; }
    /// A span of one's own, seconds since the epoch. False: it is shorter than five minutes or all to come.
    bool setCustomRange(qint64 from, qint64 to);
    std::pair<qint64, qint64> shownRange() const { return {m_snapshot.from, m_snapshot.to}; }
    /// What scaling aims at, percent of what is provisioned; NaN: not known. The scaling policy's owner says it.
    void setTargets(double read, double write);
    qint64 nowMs() const { return m_frozenMs ? m_frozenMs : m_now(); }
    void setSide(UnitSide side); ///< of keys and heat map
    UnitSide side() const { return m_question.side; }
    void setLive(bool live);
    bool isLive() const { return m_frozenMs == 0; }

    /// Reads once a second while watched.
    void setWatched(bool watched);
    /// Reads now, if not paused and nothing is being read.
    void poll();

    bool hasAnswer() const { return m_answered; }
    const CapacitySnapshot& snapshot() const { return m_snapshot; }
    ArmUseModel* arms() { return &m_arms; }
    KeyUseModel* keys() { return &m_keys; }

    /// The newest refusal of a side in [from, to), seconds; invalid: none is kept.
    ThrottleReport reportIn(UnitSide side, qint64 from, qint64 to) const;
    ThrottleReport newestReport() const; ///< of the arm that is shown, in the range
    /// By its number in the file's meter.
    static ThrottleReport report(FileSession* file, quint64 number);

    EnforcementChoice enforcement() const;
    /// The file keeps it.
    void setEnforcement(EnforcementChoice choice);

    CapacityDraft draft() const { return CapacityDraft::of(table()); }
    /// UpdateTable in the background; `done` gets an empty Failure on success.
    void apply(const CapacityDraft& draft, FileSession::Done done);

signals:
    void changed();      ///< another snapshot
    void tableChanged(); ///< another table, or its schema, or what is chosen of it

private:
    void ask();
    void take(CapacitySnapshot snapshot);
    void follow();
    rf::capacity::Meter* meter() const;
    bool shows(const rf::capacity::Refusal& refusal) const;

    QPointer<FileSession> m_file;
    CapacityQuestion m_question;
    NowMs m_now;
    qint64 m_frozenMs = 0; ///< 0: live
    CapacitySnapshot m_snapshot;
    bool m_answered = false;
    ArmUseModel m_arms;
    KeyUseModel m_keys;
    QTimer m_timer;
    LatestCall m_call;
};

} // namespace rf::models
