#pragma once
// Files opened lately, newest first, at most ten.

#include "models/session/settings_store.h"

#include <QAbstractListModel>
#include <QDateTime>

namespace rf::models {

class RecentFiles : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        PathRole = Qt::UserRole + 1,
        NameRole,       ///< shop.rfdb
        FolderRole,     ///< ~/work/data
        SizeRole,       ///< bytes when last seen, qlonglong
        TablesRole,     ///< int, when last seen; -1 unknown
        OpenedRole,     ///< QDateTime
        OpenedTextRole, ///< "2 min ago"
        ExistsRole,
    };
    struct Entry {
        QString path;
        qint64 bytes = 0;
        int tables = -1;
        QDateTime opened;
    };

    /// `store` outlives the model.
    explicit RecentFiles(SettingsStore* store, QObject* parent = nullptr);

    void add(const QString& path, qint64 bytes, int tables);
    void remove(const QString& path);
    void clear();
    const QList<Entry>& entries() const { return m_entries; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    void save();
    SettingsStore* m_store;
    QList<Entry> m_entries;
};

} // namespace rf::models
