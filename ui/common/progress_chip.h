#pragma once
// Long work in the status bar or a panel: what runs, how far it is, and a cross.

#include <QFrame>

class QLabel;
class QProgressBar;

namespace rf::ui {

class ElidedLabel;
class IconButton;

/// The look: title, bar, percent, cross.
class ProgressChip : public QFrame {
    Q_OBJECT
public:
    explicit ProgressChip(const QString& title, QWidget* parent = nullptr, int height = 30);
    void setPercent(int percent);      ///< negative: not known
    void setText(const QString& text); ///< replaces bar and percent (a result)
    QString text() const;

signals:
    void crossed();
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    ElidedLabel* m_title;
    QProgressBar* m_bar;
    QLabel* m_percent;
    IconButton* m_cross;
};

} // namespace rf::ui
