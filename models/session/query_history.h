#pragma once
// The queries and statements that were run on one table file, newest first: when, what it cost, what it gave.
//
// Kept in the settings folder like saved queries (key "history/KEY", see fileKey).
//
// Invariants: at most kMost; the same query run twice in a row is one entry, the newer; every change is in the settings at
// the next turn of the event loop.

#include "models/session/settings_store.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QJsonObject>
#include <QSortFilterProxyModel>
#include <QTimer>

namespace rf::models {

struct HistoryEntry {
    QDateTime when;
    QString region, table, title; ///< title as the tab had it
    QJsonObject form;             ///< session_store.h
    qint64 items = 0;             ///< loaded
    double units = 0;             ///< RCU of all its pages, or the WCU of a statement that writes
    bool writes = false;
    QString failure;              ///< headline; empty: it went well

    QString unitsText() const; ///< "2 RCU"
};

class QueryHistory : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int kMost = 300;
    enum Role { FormRole = Qt::UserRole + 1, TableRole, RegionRole, WhenRole, FailedRole, SearchRole };
    enum Column { Title, Items, Units, When, ColumnCount };

    QueryHistory(const QString& path, SettingsStore* settings, QObject* parent = nullptr);
    ~QueryHistory() override;

    /// A run has given something: a new entry, or the newest one brought up to date when it is the same query on the same
    /// table.
    void add(const HistoryEntry& entry);
    void clear();
    const QList<HistoryEntry>& entries() const { return m_entries; }
    HistoryEntry at(int row) const { return m_entries.value(row); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void keep();
    QString m_key;
    SettingsStore* m_settings;
    QTimer m_timer;
    QList<HistoryEntry> m_entries;
};

/// Entries that hold every word of a text: in title, table, index, filters.
class HistoryFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setText(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

} // namespace rf::models
