#pragma once
// The result grid: pinned key columns beside the rest, both scrolling together over the rows of one tab.
//
// Invariants
//  1. Key columns are pinned and keep the model's order; the others can be moved, hidden and resized, and what the user
//     made of them is kept by attribute name for each table.
//  2. A page is read only when someone asks: by reaching the end, or by the button beneath.

#include "models/session/items_tab.h"
#include "models/session/settings_store.h"
#include "ui/item/grid_pane.h"

#include <QItemSelectionModel>
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
    /// Moves the cursor and selects the row; keeps the column when `attribute` is empty.
    void setCurrentRow(int row, const QString& attribute = {});
    bool beginEdit();
    /// What is wrong with the text in the cell's editor that is open; empty: nothing, or none is open.
    QString openProblem() const;
    void focusGrid();

    /// The cell, or the selected rows as lines of tab-separated text.
    void copy() const;
    void copyAsJson() const;

    /// Attributes that can be hidden: all but the keys.
    QStringList movableAttributes() const;
    bool isShown(const QString& attribute) const;
    void setShown(const QString& attribute, bool shown);
    void fillColumnsMenu(QMenu* menu);
    void resetColumns();

    GridPane* pinned() const { return m_pinned; }
    GridPane* rest() const { return m_rest; }
    AttributeDelegate* delegate() const { return m_delegate; }

signals:
    void currentRowChanged(int row);
    /// Show this attribute in the inspector, with the keyboard there.
    void inspectRequested(const QString& attribute);
    void menuRequested(const QPoint& global);
    void refused(const QString& why);

public slots:
    void fetchNext();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makePane(GridPane* pane);
    void syncScrolling();
    void arrangeColumns();
    void sizeNewColumns();
    int idealWidth(int column) const;
    void placePinned();
    void placeStates();
    void showKeys();
    void columnResized(int column, int width);
    void columnsMoved();
    void columnMenu(GridPane* pane, const QPoint& at);
    void describe(const QModelIndex& index);
    void followView();
    void rowsReset();
    void load();
    void save();
    QString settingsKey() const;
    int keyColumns() const { return m_tab->items()->keyColumnCount(); }
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
    QHash<QString, int> m_widths; ///< by attribute; those of the user and those found once
    QSet<QString> m_hidden;
    QStringList m_order;
    bool m_arranging = false;
    bool m_clamping = false; ///< the scroll bar moved because its range shrank
    int m_lastRow = -2;
};

} // namespace rf::ui
