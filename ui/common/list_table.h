#pragma once

#include <QTableView>

namespace rf::ui {

/// The house's table of rows that come by themselves: one row is chosen or none, Space pauses, Enter opens, Escape lets go.
class ListTable : public QTableView {
    Q_OBJECT
public:
    ListTable(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;
    int currentRow() const { return currentIndex().row(); }
    /// No row is chosen any more.
    void letGo();

signals:
    void currentRowChanged(); ///< also when the model was reset
    void pauseRequested();    ///< Space
    void openRequested();     ///< Enter or a double click

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    /// Room for columns has changed.
    virtual void fitColumns() {}
};

/// The ground and the line beneath a row; the rest of a cell is its delegate's.
void paintRowGround(QPainter* painter, const QRect& rect, bool selected);
/// A word in a soft box, at the left of `rect`. Returns the width it takes.
int paintSoftBox(QPainter* painter, const QRect& rect, const QString& text, const QColor& ink, const QColor& ground);

} // namespace rf::ui
