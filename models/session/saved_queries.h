#pragma once
// The saved queries of one table file, in the user's order.
//
// They live in the settings folder, not in the file: a file that is only read has them too, and saving one changes no data.
// Key: "queries/KEY", KEY being the file's name and a hash of its path (fileKey). A file that moves begins without them.
//
// Invariants: no two have the same name (case does not count) and none is empty; every change is in the settings at once.

#include "models/session/settings_store.h"

#include <QAbstractListModel>
#include <QJsonObject>

namespace rf::models {

struct SavedQuery {
    QString name;
    QString region, table;
    QJsonObject form; ///< session_store.h
    /// "GSI1", "Scan", "PartiQL" or nothing: what is not the table's own key.
    QString hint() const;
};

/// "shop.rfdb-3f2a90b1c5d7e804"; empty for a file in memory.
QString fileKey(const QString& path);

class SavedQueries : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { HintRole = Qt::UserRole + 1, TableRole, RegionRole, FormRole };

    /// `settings` outlives the model; an empty `path` keeps them nowhere.
    SavedQueries(const QString& path, SettingsStore* settings, QObject* parent = nullptr);

    const QList<SavedQuery>& queries() const { return m_queries; }
    SavedQuery at(int row) const { return m_queries.value(row); }
    int rowOf(const QString& name) const; ///< -1
    /// Why a query (of this row; -1: a new one) cannot have this name; empty: it can.
    QString problemOf(const QString& name, int row = -1) const;

    /// Adds the query, or replaces the one of its name in its place. False when it has no name.
    bool save(const SavedQuery& query);
    bool rename(int row, const QString& name); ///< false: see problemOf()
    void remove(int row);
    void insert(int row, const SavedQuery& query); ///< brings back what was removed
    void move(int from, int to);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    /// EditRole: renames.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

private:
    void keep();
    QString m_key;
    SettingsStore* m_settings;
    QList<SavedQuery> m_queries;
};

} // namespace rf::models
