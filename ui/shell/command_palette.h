#pragma once

#include "ui/shell/palette_model.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;

namespace rf::ui {

/// Ctrl+K: a field over a list, on top of the window. Up and Down choose, Enter runs, Ctrl+Enter opens a table in a new
/// tab, Tab goes from everything to tables to commands, Escape or a click outside closes.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    CommandPalette(models::Workspace* workspace, CommandRegistry* commands, QWidget* window);

    void open(const QString& query = {});
    QLineEdit* field() const { return m_field; }
    QListView* list() const { return m_list; }
    PaletteModel* model() const { return m_model; }

signals:
    void fileChosen(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool keyPressed(QKeyEvent* event);
    void queryChanged(const QString& query);
    void choose(int row);
    void run(bool newTab);
    void nextKind();
    void place();
    void dismiss();

    PaletteModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_kind;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace rf::ui
