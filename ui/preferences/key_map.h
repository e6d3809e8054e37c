#pragma once
// The keys of every command, as the user has them: a table to show and to change.
//
// Kept under "keys" as {"items.run": ["Ctrl+Return"]}, only commands that differ from the program's own.
//
// Invariant: no key belongs to two commands: giving it to one takes it from the other.

#include "models/session/settings_store.h"
#include "ui/common/commands.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace rf::ui {

/// "Ctrl+K, Ctrl+P"
QString shownKeys(const QList<QKeySequence>& keys);

class KeyMap : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Command, Keys, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, ChangedRole, SearchRole };

    /// Both outlive the map. Gives the commands the keys that were kept.
    KeyMap(CommandRegistry* commands, models::SettingsStore* settings, QObject* parent = nullptr);

    QString idAt(int row) const;
    int rowOf(const QString& id) const;
    bool isChanged(const QString& id) const;
    /// The command that has this key now, other than `id`; empty: none. A key that begins another's is that one's too.
    QString ownerOf(const QKeySequence& key, const QString& id) const;
    /// The keys a command keeps once `key` is given to another one.
    QList<QKeySequence> keysWithout(const QString& id, const QKeySequence& key) const;
    /// Why no command can have this key; empty: it can.
    static QString problemOf(const QKeySequence& key);

    /// Makes `key` the command's first key, and takes it from whoever has it.
    void give(const QString& id, const QKeySequence& key);
    void clear(const QString& id);
    void reset(const QString& id);
    void resetAll();
    QString nameOf(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const CommandSpec* specOf(const QString& id) const;
    void keep();
    CommandRegistry* m_commands;
    models::SettingsStore* m_settings;
};

} // namespace rf::ui
