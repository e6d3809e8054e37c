#pragma once
// The result grid: pinned key columns beside the rest, both scrolling together over the rows of one tab.
//
// Invariants
//  1. A column stands in one pane: keys in the pinned one, the others in the rest, unless the user pinned or unpinned it.
//     What the user made of the columns is one value, kept by attribute name for each table (ColumnLayout).
//  2. A page is read only when someone asks: by reaching the end, or by the button beneath.

#include "models/items/column_layout.h"
#include "models/items/row_finder.h"
#include "models/session/items_tab.h"
#include "models/session/settings_store.h"
#include "ui/item/column_popup.h"
#include "ui/item/grid_pane.h"

#include <QItemSelectionModel>
#include <QTimer>
#include <QWidget>

class QLabel;
class QMenu;

namespace rf::ui {

class AttributeDelegate;
class ColumnHeader;
class GridStates;

class ItemGrid : public QWidget {
    Q_OBJECT
public:
    explicit ItemGrid(models::ItemsTab* tab, QWidget* parent = nullptr);

    /// Where column widths, order and hidden columns are kept; not owned. nullptr: nowhere.
    void setSettings(models::SettingsStore* settings);

    // Rows here are rows of tab->items().
    int currentRow() const; ///< -1 = none
    QString currentAttribute() const;
    QList<int> selectedRows() const;
    int selectedCount() const;
    /// The cell under the cursor, its row among the rows shown.
    models::RowFinder::Hit currentCell() const;
    /// Moves the cursor and selects the row; keeps the column when `attribute` is empty.
    void setCurrentRow(int row, const QString& attribute = {});
    bool beginEdit();
    /// What is wrong with the text in the cell's editor that is open; empty: nothing, or none is open.
    QString openProblem() const;
    void focusGrid();

    /// Stages the value of one cell (an absent one too) for the same column of other rows, in one step of undo.
    void fill(int fromRow, const QString& attribute, const QList<int>& rows);
    /// From the first of the selected rows down to the last.
    void fillDown();

    /// The cell, or the selected rows as lines of tab-separated text.
    void copy() const;
    void copyAsJson() const;

    // Columns
    const models::ColumnLayout& columnLayout() const { return m_layout; }
    void setColumnLayout(const models::ColumnLayout& layout);
    /// Attributes that can be hidden: all but the keys.
    QStringList movableAttributes() const;
    QStringList shownAttributes() const; ///< left to right
    QList<ColumnEntry> columnEntries() const;
    bool isShown(const QString& attribute) const;
    void setShown(const QString& attribute, bool shown);
    void setAllShown(bool shown);
    bool isPinned(const QString& attribute) const;
    void setPinned(const QString& attribute, bool pinned);
    /// Left or right among the columns of its pane.
    void moveColumn(const QString& attribute, int step);
    void fitColumn(const QString& attribute);
    void fitAllColumns();
    void resetColumns();
    /// The cursor goes to the column, which shows from now on.
    void jumpToColumn(const QString& attribute);
    /// By its values, the other way round, as they came: one after the other. Says why when it cannot be.
    void sortByColumn(const QString& attribute);

    /// Cells that match are marked.
    void setFound(const models::RowFinder::Wanted& wanted);

    GridPane* pinned() const { return m_pinned; }
    GridPane* rest() const { return m_rest; }
    AttributeDelegate* delegate() const { return m_delegate; }

signals:
    void currentRowChanged(int row);
    /// Show this attribute in the inspector, with the keyboard there.
    void inspectRequested(const QString& attribute);
    void menuRequested(const QPoint& global);
    void refused(const QString& why);
    void columnsArranged();
    void cellChanged(); ///< the cursor stands elsewhere
    void selectionChanged();
    void newItemRequested(); ///< where there is none
    void runRequested();     ///< where nothing was read yet

public slots:
    void fetchNext();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makePane(GridPane* pane);
    void syncScrolling();
    void arrangeColumns();
    void sizeNewColumns();
    int idealWidth(int column, bool whole = false) const;
    int widthOf(const QString& attribute) const; ///< 0 = not known yet
    void setWidth(int column, int width);
    void arrangeHeader(ColumnHeader* header, const QStringList& order);
    void placePinned();
    void placeStates();
    void showKeys();
    void showTimeToLive();
    void columnResized(int column, int width);
    void columnsMoved(ColumnHeader* header);
    void showOrder();
    void columnMenu(GridPane* pane, const QPoint& at);
    void describe(const QModelIndex& index);
    void followView();
    void rowsReset();
    void load();
    void save();
    QString settingsKey() const;
    int keyColumns() const { return m_tab->items()->keyColumnCount(); }
    bool isPinnedColumn(int column) const;
    GridPane* paneOf(int column) const { return isPinnedColumn(column) ? m_pinned : m_rest; }
    QModelIndex gridIndex(int sourceRow, int column) const;
    int sourceRow(const QModelIndex& gridIndex) const;

    models::ItemsTab* m_tab;
    models::SettingsStore* m_settings = nullptr;
    models::ShownRows* m_rows;
    AttributeDelegate* m_delegate;
    GridPane* m_pinned;
    GridPane* m_rest;
    ColumnHeader* m_pinnedHeader;
    ColumnHeader* m_restHeader;
    QWidget* m_edge;
    QLabel* m_pin;
    GridStates* m_states;
    models::ColumnLayout m_layout;
    QHash<QString, int> m_found; ///< widths by attribute, where the user chose none
    QTimer m_countdown; ///< while a column of expiry times shows
    bool m_arranging = false;
    bool m_clamping = false; ///< the scroll bar moved because its range shrank
    int m_lastRow = -2;
};

} // namespace rf::ui
