#pragma once
// What the items of a table are like: looked at on the file's threads, as rows and figures.
//
// Invariant: figures are of the items that were looked at; how many those are of how many is said.

#include "engine/maintenance/table_jobs.h"
#include "models/session/file_session.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QTimer>

#include <atomic>

namespace rf::models {

/// Attributes by their share of all bytes.
class AttributeStatisticsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Types, Items, Bytes, ColumnCount };
    enum Role { ShareRole = Qt::UserRole + 1 }; ///< 0–1: of the items (Items), of all bytes (Bytes)
    using QAbstractTableModel::QAbstractTableModel;
    void setStatistics(const rf::TableStatistics& statistics);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    rf::TableStatistics m_statistics;
};

class StatisticsModel : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kSample = 100'000;

    explicit StatisticsModel(QObject* parent = nullptr);
    void setTable(FileSession* file, const QString& region, const QString& table);
    TableInfo table() const { return m_table; }

    /// Looks at kSample items, or at all of them.
    void examine(bool all);
    void cancel();
    bool isRunning() const { return m_call.isRunning(); }
    double progress() const; ///< 0–1 while it runs
    const Failure& failure() const { return m_failure; }
    bool isKnown() const { return m_known; }
    const rf::TableStatistics& statistics() const { return m_statistics; }
    AttributeStatisticsModel* attributes() { return &m_attributes; }
    static QString sizeName(int slot); ///< "≤ 512 B" …

signals:
    void changed();

private:
    struct Answer;
    QPointer<FileSession> m_file;
    TableInfo m_table;
    rf::TableStatistics m_statistics;
    bool m_known = false;
    Failure m_failure;
    AttributeStatisticsModel m_attributes;
    LatestCall m_call;
    std::shared_ptr<std::atomic<int>> m_permille;
    QTimer m_look;
};

} // namespace rf::models
