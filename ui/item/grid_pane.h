#pragma once
// One of the two tables that make the result grid: the pinned columns or the rest. Both show one model through one
// selection model; the cursor walks from one into the other.
//
// Invariants
//  1. Every row has the default height of the vertical header: its place is computed. That header keeps something for each
//     row and walks them all when one is added, so it is left without rows, and ten million cost what ten do. Columns are
//     those of QTableView.
//  2. Row numbers stand beside the pinned pane only.

#include <QHeaderView>
#include <QTableView>

namespace rf::ui {

class RowNumbers;

class GridPane : public QTableView {
    Q_OBJECT
public:
    enum class Part { Pinned, Rest };

    explicit GridPane(Part part, QWidget* parent = nullptr);

    /// The other pane. Set on both.
    void setPartner(GridPane* partner) { m_partner = partner; }
    Part part() const { return m_part; }

    /// Begins editing a cell, if it can be edited as text; else says so by openRequested or nothing.
    bool beginEdit(const QModelIndex& index);
    /// Columns shown, left to right.
    QList<int> shownColumns() const;
    /// Rows in view, those cut off included; first > last when there are none.
    int firstRowInView() const;
    int lastRowInView() const;
    int rowHeightNow() const { return verticalHeader()->defaultSectionSize(); }
    int numbersWidth() const; ///< of the row numbers; 0 where there are none

    void setModel(QAbstractItemModel* model) override;
    void setSelectionModel(QItemSelectionModel* selection) override;
    QRect visualRect(const QModelIndex& index) const override; ///< of no width where the column is hidden
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& at) const override;
    void keyboardSearch(const QString& search) override;

signals:
    /// A cell with an inside (list, map, set) was opened.
    void openRequested(const QModelIndex& index);
    /// Enter on a cell that is not edited in place.
    void keyEditRefused(const QModelIndex& index);
    void scrolledToEnd();
    void inspectorToggled(); ///< Space
    void rowsInViewChanged();
    /// The handle of the cell was dragged to this row: its value is wanted in the rows on the way.
    void fillRequested(const QModelIndex& from, int toRow);

protected:
    bool edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int verticalOffset() const override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    // grid_geometry.cpp
    int rowTop(int row) const; ///< in the viewport
    int rowNear(int y) const;  ///< the row there, or the nearest
    int columnNear(int x) const;
    int rowCount() const { return model() ? model()->rowCount() : 0; }
    QRect fillHandle() const; ///< at the corner of the cursor's cell; empty where nothing can be filled
    QRect fillArea() const;
    void rowsChanged();
    void placeParts();
    void placeBars();
    struct Strip {
        int column, left, width;
    };
    void paintRow(QPainter* painter, QStyleOptionViewItem* option, int row, const QList<Strip>& strips);
    // grid_pane.cpp
    int edgeColumn(bool first) const;
    QModelIndex crossTo(GridPane* pane, bool first);
    QModelIndex moved(CursorAction action, bool toTheEnds) const;

    Part m_part;
    GridPane* m_partner = nullptr;
    RowNumbers* m_numbers = nullptr;
    QAbstractItemModel* m_noRows; ///< of the vertical header
    bool m_placing = false;
    int m_fillTo = -1; ///< the row the handle is dragged to; -1 = it is not
};

} // namespace rf::ui
