#pragma once
// The metric alarms of a file, one region at a time: how they stand, what they did, making and deleting them.
//
// Invariant: the engine is asked on the file's threads; one question at a time, the newest answer is shown.

#include "engine/scaling/scaling.h"
#include "models/session/file_session.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace rf::models {

struct AlarmRow {
    QString name, state; ///< OK, ALARM, INSUFFICIENT_DATA
    QString condition;   ///< "WriteThrottleEvents of Shop, Sum > 0 in 2 of 2 minutes"
    QString reason;
    qint64 sinceMs = 0; ///< since the epoch; when the state last changed
    bool ofPolicy = false;
    friend bool operator==(const AlarmRow&, const AlarmRow&) = default;
};

struct AlarmStep {
    qint64 ms = 0; ///< since the epoch
    QString alarm, summary;
    friend bool operator==(const AlarmStep&, const AlarmStep&) = default;
};

/// Those that somebody made, then those of auto scaling; by name.
class AlarmListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { State, Name, Condition, Since, ColumnCount };
    enum Role { RingsRole = Qt::UserRole + 1, PolicyRole }; ///< bool
    using QAbstractTableModel::QAbstractTableModel;
    void setRows(const QList<AlarmRow>& rows);
    const QList<AlarmRow>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<AlarmRow> m_rows;
};

/// Of one alarm, newest first.
class AlarmHistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, What, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setRows(const QList<AlarmStep>& rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<AlarmStep> m_rows;
};

/// An alarm to be made: the sum of a metric of a table, minute by minute.
struct AlarmDraft {
    QString name, metric, table;
    double threshold = 0;
    int minutes = 1;
    /// In plain words; empty when nothing is.
    QString problem() const;
    /// What a table is usually watched by.
    static QStringList metrics();
};

class AlarmModel : public QObject {
    Q_OBJECT
public:
    explicit AlarmModel(QObject* parent = nullptr) : QObject(parent) {}
    void setFile(FileSession* file, const QString& region);
    void refresh();

    AlarmListModel* alarms() { return &m_alarms; }
    /// Of the chosen alarm.
    AlarmHistoryModel* history() { return &m_history; }
    void choose(const QString& alarm);

    // `done` gets an empty Failure on success.
    void add(const AlarmDraft& draft, FileSession::Done done);
    void remove(const QString& alarm, FileSession::Done done);

signals:
    void changed();

private:
    struct State {
        QList<AlarmRow> rows;
        QList<AlarmStep> steps;
    };
    using Work = std::function<rf::Status(rf::scaling::Scaling&)>;
    void change(Work work, FileSession::Done done);
    static State stateOf(const rf::scaling::Scaling& scaling, const std::string& region);
    void take(const State& state);
    void showHistory();

    QPointer<FileSession> m_file;
    QString m_region, m_chosen;
    QList<AlarmStep> m_steps; ///< of every alarm
    AlarmListModel m_alarms;
    AlarmHistoryModel m_history;
    LatestCall m_call, m_changeCall;
};

} // namespace rf::models
