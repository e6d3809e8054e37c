#pragma once
// What the command palette lists: keys of items, tables and indexes of the open files, saved queries, commands, files. Pure
// data; the view paints it.
//
// Invariants
//  1. The first character may narrow it: ">" commands, "@" tables, "#" keys, "=" saved queries, a path ("/", "~", "./") files; a
//     link (place_link.h) is followed.
//  2. Groups stand in the order of their best match; without a text in the order above. Keys come when they are found, and
//     move no row that stands before them.

#include "models/session/key_search.h"
#include "models/session/workspace.h"
#include "models/streams/item_past.h"
#include "ui/common/commands.h"

#include <QAbstractListModel>

namespace rf::ui {

struct PaletteEntry {
    QString text, detail, icon, keys = {};
    std::function<void(bool newTab)> run;
    QString completes = {}; ///< chosen, the field takes this text instead of running anything
    bool mono = false;      ///< keys and values are set in the mono font
    bool header = false;
    QList<int> match = {};
    int score = 0;
};

class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        HeaderRole = Qt::UserRole + 1, ///< true: a group's title, not to be chosen
        IconRole,
        DetailRole,
        KeysRole,
        MatchRole, ///< QList<int>: positions of the text that matched
        MonoRole,
        CompletesRole, ///< text the field takes when the row is chosen; empty: it runs
    };
    enum class Kind { Everything, Commands, Tables, Keys, Saved, Files, Link };

    PaletteModel(models::Workspace* workspace, CommandRegistry* commands, QObject* parent = nullptr);

    /// Lists what matches. Keys of items are looked for a moment later.
    void setQuery(const QString& query);
    Kind kind() const { return m_kind; }
    static Kind kindOf(const QString& query);

    /// Saved queries, asked for with every query.
    void setSaved(std::function<QList<PaletteEntry>()> saved) { m_saved = std::move(saved); }
    /// Tables whose keys are looked for, those wanted first at the front.
    void setKeyTables(std::function<QList<models::KeySearch::Table>()> tables) { m_keyTables = std::move(tables); }
    models::KeySearch* keySearch() { return &m_search; }
    models::ItemPast* past() { return &m_past; } ///< of the first item that was found
    /// What was chosen lately ranks higher; kept under "palette/chosen".
    void setSettings(models::SettingsStore* settings);

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
    /// The item was chosen; `command` is to run on it ("" = only show it).
    void itemChosen(const rf::models::KeyHit& hit, bool newTab, const QString& command);
    /// Show what begins with the text in the partition of this item.
    void itemsChosen(const rf::models::KeyHit& hit, const QString& begin, bool newTab);
    /// Show the stream records of this item.
    void recordsChosen(const rf::models::KeyHit& hit);
    /// Show the item as it was.
    void versionChosen(const rf::models::KeyHit& hit, const rf::models::Value& version, bool newTab);
    void linkChosen(const QString& link);
    void linkCopied(); ///< of an item, to the clipboard

private:
    struct Group {
        QString title;
        QList<PaletteEntry> entries;
        int best = 0;
    };
    void group(const QString& title, QList<PaletteEntry> entries, const QString& needle, int most);
    void rebuild();
    void searchKeys();
    void addKeyGroups();
    QList<PaletteEntry> lookFurther(const models::KeyHit& hit);
    QList<PaletteEntry> versions(const models::KeyHit& hit);
    QList<PaletteEntry> withItem(const models::KeyHit& hit);
    QList<PaletteEntry> link();
    QList<PaletteEntry> tables() const;
    QList<PaletteEntry> commands() const;
    QList<PaletteEntry> files();
    QList<PaletteEntry> paths();

    models::Workspace* m_workspace;
    CommandRegistry* m_commands;
    models::SettingsStore* m_settings = nullptr;
    std::function<QList<PaletteEntry>()> m_saved;
    std::function<QList<models::KeySearch::Table>()> m_keyTables;
    models::KeySearch m_search;
    models::ItemPast m_past;
    QTimer m_typing; ///< until the keys are looked for
    Kind m_kind = Kind::Everything;
    QString m_query, m_needle;
    QList<Group> m_groups;
    QList<PaletteEntry> m_entries; ///< what rows show
    QStringList m_chosen;          ///< texts, newest first
};

/// Positions in `text` where the letters of `needle` are found in order, words' beginnings and runs preferred; empty
/// with ok false when they are not. Case does not count. Words of the needle may come in any order.
struct FuzzyMatch {
    bool ok = false;
    int score = 0; ///< higher is better
    QList<int> positions;
};
FuzzyMatch fuzzyMatch(const QString& text, const QString& needle);

} // namespace rf::ui
