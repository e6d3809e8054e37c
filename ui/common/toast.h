#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>

namespace rf::ui {

/// A short notice over the bottom of a window ("3 changes committed  Undo"): one at a time, gone after six seconds or
/// when clicked. It takes no focus; its text is announced to screen readers.
class Toast : public QFrame {
    Q_OBJECT
public:
    /// `over` is any widget of the window, or a page to keep it inside. An empty `action` leaves the link out.
    static Toast* show(QWidget* over, const QString& text, const QString& action = {},
                       std::function<void()> run = nullptr);
    explicit Toast(const QString& text, const QString& action = {}, QWidget* parent = nullptr);
    QString text() const { return m_text; }

signals:
    void actionTriggered();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void place();
    QString m_text;
    QTimer m_leave;
};

} // namespace rf::ui
