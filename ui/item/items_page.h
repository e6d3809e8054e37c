#pragma once
// One tab of the Items mode: query bar, entity bar, grid, pending bar and inspector over one ItemsTab.

#include "models/session/items_tab.h"
#include "models/session/settings_store.h"
#include "ui/common/commands.h"

#include <QPointer>
#include <QWidget>

class QSplitter;

namespace rf::ui {

class ConflictDialog;
class ColumnPopup;
class CopyMenu;
class EntityBar;
class FindBar;
class Inspector;
class ItemEditorDialog;
class ItemGrid;
class PendingBar;
class QueryBar;
class SelectionBar;
struct KnownAttribute;

class ItemsPage : public QWidget {
    Q_OBJECT
public:
    /// Neither is owned; both outlive the page.
    ItemsPage(models::ItemsTab* tab, CommandRegistry* commands, QWidget* parent = nullptr);
    ~ItemsPage() override;

    /// Where columns and the inspector's width are kept; not owned.
    void setSettings(models::SettingsStore* settings);

    /// Where an SDK reaches the file, asked for with every copy of a call.
    void setEndpoint(std::function<QString()> endpoint);

    models::ItemsTab* tab() const { return m_tab; }
    QueryBar* queryBar() const { return m_query; }
    EntityBar* entityBar() const { return m_entities; }
    ItemGrid* grid() const { return m_grid; }
    Inspector* inspector() const { return m_inspector; }
    PendingBar* pendingBar() const { return m_pending; }
    FindBar* findBar() const { return m_find; }
    SelectionBar* selectionBar() const { return m_selection; }
    ColumnPopup* columnPopup(); ///< made, when it is not yet

    bool isInspectorShown() const;
    void focusQuery();

public slots:
    void run();
    void newItem();
    void editInWindow();
    /// The current item as it was at an earlier time, in the editor: what differs is marked, and can be staged.
    void editVersion(const models::Value& version);
    void showSizes();
    void duplicateItem();
    void deleteSelected(); ///< rows that are all deleted already come back
    void review();
    void discard();
    void commit();
    void toggleInspector();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void answerCommands(CommandRegistry* commands);
    void wireGrid();
    void wireColumns();
    void answerGridCommands();
    void transpose();
    void find();
    void preview();
    void refresh();
    void offerAttributes();
    void commitStateChanged();
    void showConflicts();
    void showConflict();
    void say(const QString& text);
    void gridMenu(const QPoint& at);
    QStringList shownAttributes() const;
    void paste();
    void copyLink();
    void editAs(int row, const models::Value& item, const QString& what);
    void filterByCell(bool equal);
    void inspect(const QString& attribute);
    void fitInspector();
    void movePane(int step);
    QString settingsKey() const;

    models::ItemsTab* m_tab;
    CommandRegistry* m_commands;
    CommandScope* m_scope;
    models::SettingsStore* m_settings = nullptr;
    QSplitter* m_split;
    QWidget* m_left;
    QueryBar* m_query;
    EntityBar* m_entities;
    ItemGrid* m_grid;
    FindBar* m_find;
    SelectionBar* m_selection;
    ColumnPopup* m_columnPopup = nullptr;
    PendingBar* m_pending;
    Inspector* m_inspector;
    CopyMenu* m_copy;
    QPointer<ConflictDialog> m_conflict;
    QList<KnownAttribute> m_known; ///< attributes the filter editor was told of
    bool m_inspectorWanted = true;
    bool m_inspectorForced = false; ///< wanted even where there is little room
};

} // namespace rf::ui
