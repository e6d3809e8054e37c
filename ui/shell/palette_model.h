#pragma once
// What the command palette lists: tables and indexes of the open files, commands, recent files. Pure data; the view
// paints it.

#include "models/session/workspace.h"
#include "ui/common/commands.h"

#include <QAbstractListModel>

namespace rf::ui {

class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        HeaderRole = Qt::UserRole + 1, ///< true: a group's title, not to be chosen
        IconRole,
        DetailRole,
        KeysRole,
        MatchRole, ///< QList<int>: positions of the text that matched
    };
    PaletteModel(models::Workspace* workspace, CommandRegistry* commands, QObject* parent = nullptr);

    /// Lists what matches; ">" keeps commands only, "@" tables only.
    void setQuery(const QString& query);
    /// Runs the entry; `newTab` for tables. False on a header.
    bool run(int row, bool newTab);
    int firstChoice() const; ///< -1: nothing found
    /// The next row that is not a header, or `row` itself.
    int step(int row, int by) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void fileChosen(const QString& path);

private:
    struct Entry {
        bool header = false;
        QString text, detail, icon, keys;
        QList<int> match;
        int score = 0;
        std::function<void(bool newTab)> run;
    };
    void group(const QString& title, QList<Entry> entries, const QString& needle, int most);
    QList<Entry> tables() const;
    QList<Entry> commands() const;
    QList<Entry> files();

    models::Workspace* m_workspace;
    CommandRegistry* m_commands;
    QList<Entry> m_entries;
};

/// Positions in `text` where the letters of `needle` are found in order, words' beginnings and runs preferred; empty
/// with ok false when they are not. Case does not count.
struct FuzzyMatch {
    bool ok = false;
    int score = 0; ///< higher is better
    QList<int> positions;
};
FuzzyMatch fuzzyMatch(const QString& text, const QString& needle);

} // namespace rf::ui
