#pragma once
// What a panel shows instead of its content: loading, empty, failed. And the 2 px line of work in progress.

#include "models/async/failure.h"
#include "ui/common/buttons.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace rf::ui {

/// 2 px: filled to a fraction, or a moving part while none is known. Nothing when idle.
class ProgressLine : public QWidget {
    Q_OBJECT
public:
    explicit ProgressLine(QWidget* parent = nullptr);
    void setFraction(double fraction); ///< 0 … 1; negative: not known
    void setActive(bool active);
    bool isActive() const { return m_active; }
    QSize sizeHint() const override { return {60, 2}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QTimer m_timer;
    double m_fraction = -1, m_phase = 0;
    bool m_active = false;
};

/// Skeleton of a loading panel. start() shows nothing for 300 ms, then the line, and after 2 s the counts and Cancel.
class LoadingState : public QWidget {
    Q_OBJECT
public:
    explicit LoadingState(QWidget* parent = nullptr);
    void start();
    void stop();
    /// First line: "75,530 of 184,230 items"; second line: "4,324 RCU".
    void setCounts(const QString& first, const QString& second, double fraction = -1);
    /// Shows counts and Cancel at once (a Scan over 1,000 RCU).
    void showDetails();

signals:
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ProgressLine* m_line;
    QWidget* m_details;
    QLabel* m_first;
    QLabel* m_second;
    QTimer m_showLine, m_showDetails;
    bool m_skeleton = false;
};

/// What was read, and one thing to do about it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);
    /// An empty `action` leaves the button out.
    void set(const QString& iconName, const QString& headline, const QString& text, const QString& action = {});
    Button* button() const { return m_button; }

signals:
    void actionRequested();

private:
    QLabel* m_icon;
    QLabel* m_headline;
    QLabel* m_text;
    Button* m_button;
    QString m_iconName;
    void tint();
};

/// The exception's name, a plain reason, the service's words, what to do; Copy is always there.
class ErrorState : public QWidget {
    Q_OBJECT
public:
    explicit ErrorState(QWidget* parent = nullptr);
    void setFailure(const models::Failure& failure);
    /// A button before Copy.
    Button* addAction(const QString& text, std::function<void()> run);
    void clearActions();
    /// What Copy puts on the clipboard.
    QString plainText() const;

private:
    void tint();
    QLabel* m_icon;
    QLabel* m_name;
    QLabel* m_headline;
    QLabel* m_detail;
    QLabel* m_remedy;
    QHBoxLayout* m_actions;
    QList<Button*> m_added;
    models::Failure m_failure;
};

} // namespace rf::ui
